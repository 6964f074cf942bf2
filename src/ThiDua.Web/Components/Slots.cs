using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThiDua.Web.Components;

/// <summary>Where the children of a tag helper leave what belongs elsewhere in its markup: crumbs, line below the title, buttons.</summary>
internal sealed class Slots
{
    /// <summary>Links above the title.</summary>
    public List<IHtmlContent> Crumbs { get; } = [];

    /// <summary>Line below the title.</summary>
    public IHtmlContent? Sub { get; set; }

    /// <summary>State beside the title.</summary>
    public IHtmlContent? Status { get; set; }

    /// <summary>Buttons.</summary>
    public IHtmlContent? Actions { get; set; }

    /// <summary>Opens the slots of a parent; a nested parent has its own.</summary>
    public static Slots Open(TagHelperContext context)
    {
        var slots = new Slots();
        context.Items[typeof(Slots)] = slots;
        return slots;
    }

    /// <summary>The slots of the nearest parent.</summary>
    public static Slots? Of(TagHelperContext context) => context.Items.TryGetValue(typeof(Slots), out var slots) ? slots as Slots : null;
}
