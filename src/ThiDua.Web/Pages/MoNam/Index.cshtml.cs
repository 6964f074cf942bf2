using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThiDua.Data;
using ThiDua.Integration;
using ThiDua.Web.Infrastructure;

namespace ThiDua.Web.Pages.MoNam;

/// <summary>"Mở năm mới": shows what is copied, lets untick, opens the year and switches to it; takes it back while it is empty.</summary>
[RequestFormLimits(ValueCountLimit = 10_000)]
public sealed class IndexModel(ThiDuaDb db, CurrentUser me, YearService years) : OwnedPage(db, me)
{
    [BindProperty]
    public YearForm Input { get; set; } = new();

    [TempData]
    public string? Message { get; set; }

    public YearPlan Plan { get; private set; } = null!;

    /// <summary>The newest year, when it can be taken back.</summary>
    public int? Removable { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = YearForm.Of(Plan);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SavedAsync(() => years.OpenAsync(Input.ToInput(), Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã mở năm {Text(Input.Year)} và chuyển sang năm này. Ô số liệu còn trống; kết quả năm {Text(Input.Year - 1)} tự thành “cùng kỳ”.";
            return LocalRedirect($"~/mo-nam?nam={Text(Input.Year)}");
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(int year)
    {
        ModelState.Clear();
        if (await SavedAsync(() => years.RemoveAsync(year, Me.Actor, HttpContext.RequestAborted)))
        {
            Message = $"Đã xóa năm {Text(year)} vừa mở; việc xóa được ghi vào nhật ký.";
            return LocalRedirect($"~/mo-nam?nam={Text(year - 1)}");
        }

        await LoadAsync();
        Input = YearForm.Of(Plan);
        return Page();
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private async Task LoadAsync()
    {
        Plan = await years.PlanAsync(HttpContext.RequestAborted);
        var (year, refusal) = await years.CanRemoveAsync(HttpContext.RequestAborted);
        Removable = refusal is null ? year : null;
    }
}

/// <summary>What is ticked.</summary>
public sealed class YearForm
{
    public int Year { get; set; }

    public List<Guid> Units { get; set; } = [];

    public List<Guid> Indicators { get; set; } = [];

    public bool Headline { get; set; }

    public List<Guid> Movements { get; set; } = [];

    public List<Guid> Documents { get; set; } = [];

    public List<Guid> Weaknesses { get; set; } = [];

    public bool Report { get; set; }

    /// <summary>The ticks a plan starts with.</summary>
    public static YearForm Of(YearPlan plan)
    {
        return new()
        {
            Year = plan.To,
            Units = Taken(plan.Units),
            Indicators = Taken(plan.Indicators),
            Headline = true,
            Movements = Taken(plan.Movements),
            Documents = Taken(plan.Documents),
            Weaknesses = Taken(plan.Weaknesses),
            Report = true,
        };

        static List<Guid> Taken(IReadOnlyList<YearChoice> choices) => [.. choices.Where(c => c.Taken).Select(c => c.Id)];
    }

    /// <summary>What the service takes.</summary>
    public YearInput ToInput() => new(Year, Units.ToHashSet(), Indicators.ToHashSet(), Headline, Movements.ToHashSet(), Documents.ToHashSet(), Weaknesses.ToHashSet(), Report);
}

/// <summary>A folded list of choices.</summary>
/// <param name="Name">Name of the posted values.</param>
/// <param name="Title">What is listed.</param>
/// <param name="Hint">What ticking does.</param>
/// <param name="Choices">Choices.</param>
/// <param name="Chosen">What is ticked.</param>
public sealed record ChoiceList(string Name, string Title, string Hint, IReadOnlyList<YearChoice> Choices, IReadOnlyCollection<Guid> Chosen);
