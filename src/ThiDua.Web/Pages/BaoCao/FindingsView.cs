using ThiDua.Reports;

namespace ThiDua.Web.Pages.BaoCao;

/// <summary>The findings beside a text that is being written (form <c>soan</c>).</summary>
/// <param name="Problems">In the order of their numbers.</param>
/// <param name="Placed">Numbers that have a place in the text.</param>
/// <param name="Explain">Where the form goes to let a finding stand; null when it cannot.</param>
/// <param name="Reasons">Reasons typed, by the key of the finding.</param>
/// <param name="Refused">Key of the finding whose reason was refused.</param>
public sealed record FindingsView(IReadOnlyList<Problem> Problems, IReadOnlySet<int> Placed, string? Explain, IReadOnlyDictionary<string, string?> Reasons, string? Refused);
