using ThiDua.Organisation;

namespace ThiDua.Web.Pages.KhoiTao;

/// <summary>A list of the founding page: which property, its rows and what its columns are called.</summary>
/// <param name="List">Property of the form.</param>
/// <param name="Rows">Rows.</param>
/// <param name="First">Heading of the name.</param>
/// <param name="Second">Heading of the second cell.</param>
/// <param name="Third">Heading of the third cell, or null without one.</param>
/// <param name="Choices">Id of the datalist of the third cell.</param>
public sealed record RowsView(string List, IReadOnlyList<ListRow> Rows, string First, string Second, string? Third, string? Choices);
