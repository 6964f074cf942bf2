using System.Reflection;
using ThiDua.Audit;
using ThiDua.Indicators;
using ThiDua.Organisation;

namespace ThiDua.Tests.Audit;

/// <summary>Recorded values read back into fields: undo restores exactly what the audit trail wrote.</summary>
public class ChangeTextTests
{
    private static readonly Guid s_owner = Guid.CreateVersion7();

    private static Figure Slot() => new() { OwnerId = s_owner, IndicatorId = Guid.CreateVersion7(), Period = "2022" };

    [Fact]
    public void Apply_RecordedFields_SetsEveryKindOfValue()
    {
        var figure = Slot();
        ChangeText.Apply(figure, nameof(Figure.Value), "3940.5");
        ChangeText.Apply(figure, nameof(Figure.Qualifier), "at-least");
        ChangeText.Apply(figure, nameof(Figure.AsOf), "2022-11-20");
        ChangeText.Apply(figure, nameof(Figure.PartsCover), "True");
        ChangeText.Apply(figure, nameof(Figure.Note), "ghi chú “ước”");
        ChangeText.Apply(figure, nameof(Figure.UpdatedAt), "2022-12-12T01:02:03.4560000Z");

        (figure.Value, figure.Qualifier, figure.AsOf, figure.PartsCover, figure.Note, figure.UpdatedAt)
            .ShouldBe((3940.5m, Qualifier.AtLeast, new DateOnly(2022, 11, 20), true, "ghi chú “ước”", new DateTimeOffset(2022, 12, 12, 1, 2, 3, 456, TimeSpan.Zero)));
    }

    [Fact]
    public void Apply_Null_EmptiesWhatMayBeEmpty()
    {
        var figure = Slot();
        (figure.Value, figure.AsOf, figure.Note, figure.UpdatedAt) = (5, new(2022, 1, 1), "x", DateTimeOffset.UnixEpoch);
        foreach (var field in new[] { nameof(Figure.Value), nameof(Figure.AsOf), nameof(Figure.Note), nameof(Figure.UpdatedAt) })
        {
            ChangeText.Apply(figure, field, null);
        }

        (figure.Value, figure.AsOf, figure.Note, figure.UpdatedAt).ShouldBe(((decimal?)null, (DateOnly?)null, (string?)null, (DateTimeOffset?)null));
    }

    [Fact]
    public void Apply_UnknownField_NamesEntityAndField() =>
        Should.Throw<InvalidOperationException>(() => ChangeText.Apply(Slot(), "Valeu", "1")).Message.ShouldBe("Figure has no field Valeu.");

    [Fact]
    public void Apply_List_IsReadLineByLine()
    {
        var unit = new Indicator { OwnerId = s_owner, Code = "a", Name = "A", FieldId = Guid.Empty, UnitName = "", Shape = Shape.Value };

        ChangeText.Apply(unit, nameof(Indicator.Aliases), "a\nb");

        unit.Aliases.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Apply_KindThatIsNeverUndone_IsRefused() =>
        Should.Throw<NotSupportedException>(() => ChangeText.Apply(new Bytes(), nameof(Bytes.Content), "x"));

    [Fact]
    public void Restore_Snapshot_GivesTheRowUnderItsOldKey()
    {
        var id = Guid.CreateVersion7();
        var figure = Guid.CreateVersion7();

        var row = ChangeText.Restore<Benchmark>(s_owner, id, $$"""
            {"FigureId":"{{figure}}","Kind":"target","SourceCode":"kh-huyen","Form":"change","Value":"-2.5","ValueUnit":"point","StatedPercent":"18.97","PercentDecimals":"2","Order":"3"}
            """);

        (row.OwnerId, row.Id, row.FigureId, row.Kind, row.SourceCode, row.Form, row.Value, row.ValueUnit, row.StatedPercent, row.PercentDecimals, row.Order)
            .ShouldBe((s_owner, id, figure, BenchmarkKind.Target, "kh-huyen", BenchmarkForm.Change, -2.5m, ValueUnit.Point, 18.97m, 2, 3));
    }

    [Fact]
    public void Restore_PersonWithComputedKey_KeepsTheKey()
    {
        var person = ChangeText.Restore<Person>(s_owner, Guid.CreateVersion7(), """{"FullName":"Hoàng Thị Lan","SortKey":"Lan Hoàng Thị","Category":"civil-servant","IsLeader":"False"}""");

        (person.FullName, person.SortKey, person.Category).ShouldBe(("Hoàng Thị Lan", "Lan Hoàng Thị", PersonCategory.CivilServant));
    }

    [Fact]
    public void Apply_UnknownWordOfAnEnum_FailsInsteadOfGuessing() =>
        Should.Throw<TargetInvocationException>(() => ChangeText.Apply(Slot(), nameof(Figure.Qualifier), "guess")).InnerException.ShouldBeOfType<FormatException>();

    private sealed class Bytes
    {
        public byte[]? Content { get; set; }
    }
}
