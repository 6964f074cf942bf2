using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ThiDua.Reports;

/// <summary>Templates as YAML, in the form <see cref="ReportTemplate.Parse"/> reads.</summary>
public static class TemplateYaml
{
    private static readonly ISerializer s_yaml = new SerializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitDefaults | DefaultValuesHandling.OmitEmptyCollections)
        .DisableAliases().Build();

    /// <summary>The template as text.</summary>
    public static string Write(ReportTemplate template) => s_yaml.Serialize(template);
}
