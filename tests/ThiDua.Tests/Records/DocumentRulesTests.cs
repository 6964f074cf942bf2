using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Tests.Records;

/// <summary>What the registry refuses and what it only points at.</summary>
public class DocumentRulesTests
{
    private static readonly DateOnly s_today = new(2022, 12, 12);
    private static readonly Guid s_owner = Guid.CreateVersion7();

    [Theory]
    [InlineData("07/HD-TĐKT", "07", "HD-TĐKT")]
    [InlineData("91/2017/NĐ-CP", "91/2017", "NĐ-CP")]
    [InlineData("11/2018", "11/2018", null)]
    [InlineData("15", "15", null)]
    public void Split_NumberWithSymbol_IsTakenApart(string typed, string number, string? symbol) => DocumentRules.Split(typed, null).ShouldBe((number, symbol));

    [Fact]
    public void Split_SymbolTyped_LeavesBothAlone() => DocumentRules.Split("91/2017", "NĐ-CP").ShouldBe(("91/2017", "NĐ-CP"));

    [Theory]
    [InlineData("2022-12-13", DocumentRelation.None, "IssuedOn")]
    [InlineData("1944-01-01", DocumentRelation.None, "IssuedOn")]
    [InlineData("2021-12-31", DocumentRelation.BanHanh, "IssuedOn")]
    [InlineData("2021-12-31", DocumentRelation.None, null)]
    [InlineData("2022-01-01", DocumentRelation.BanHanh, null)]
    [InlineData("2022-12-12", DocumentRelation.BanHanh, null)]
    public void Check_Day_MustBePossibleInThePeriod(string day, DocumentRelation relation, string? field)
    {
        var input = Input(i => (i.IssuedOn, i.Relation) = (DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), relation));

        FieldOf(() => DocumentRules.Check(input, null, Period.OfYear(2022), s_today, [])).ShouldBe(field);
    }

    [Fact]
    public void Check_OwnNumberWithoutSymbol_IsRefused() => FieldOf(() => Check(Input(i => i.Number = "15"))).ShouldBe("Symbol");

    [Fact]
    public void Check_SuperiorNumberWithoutSymbol_IsOnlyPointedAt()
    {
        FieldOf(() => Check(Input(i => (i.Number, i.Direction, i.Relation) = ("2192", DocumentDirection.Superior, DocumentRelation.None)))).ShouldBeNull();

        var stored = Document("2192", null, null, DocumentDirection.Superior);
        DocumentRules.Warnings([stored]).ShouldHaveSingleItem().Text.ShouldBe("Có số 2192 nhưng chưa có ký hiệu; bổ sung khi có bản gốc.");
    }

    [Fact]
    public void Check_TwoDocumentsReplacingEachOther_AreRefused()
    {
        var (a, b) = (Document("1", "KH-UBND", null), Document("2", "KH-UBND", null));
        b.ReplacedById = a.Id;

        FieldOf(() => DocumentRules.Check(Input(i => i.ReplacedById = b.Id), a.Id, Period.OfYear(2022), s_today, [a, b])).ShouldBe("ReplacedById");
    }

    [Fact]
    public void Check_SameNumberOfTheSameIssuer_IsRefused()
    {
        var stored = Document("15", "KH-UBND", new(2022, 3, 5));

        FieldOf(() => DocumentRules.Check(Input(i => (i.Number, i.Symbol, i.Issuer) = ("15", "kh-ubnd", "UBND xã")), null, Period.OfYear(2022), s_today, [stored])).ShouldBe("Number");
    }

    [Fact]
    public void Warnings_NumbersAgainstDates_NameTheLaterNumber()
    {
        var documents = new[] { Document("3", "KH-UBND", new(2022, 3, 5)), Document("10", "KH-UBND", new(2022, 2, 1)), Document("11", "KH-UBND", new(2022, 4, 1)), Document("4", "QĐ-UBND", new(2022, 1, 1)) };

        var warning = DocumentRules.Warnings(documents).ShouldHaveSingleItem();

        warning.DocumentId.ShouldBe(documents[1].Id);
        warning.Text.ShouldBe("Số 10/KH-UBND đề ngày 01/02/2022, trước số nhỏ hơn 3/KH-UBND (ngày 05/3/2022). Kiểm tra lại số hoặc ngày.".Replace("05/3/2022", documents[0].DateText!["ngày ".Length..], StringComparison.Ordinal).Replace("01/02/2022", documents[1].DateText!["ngày ".Length..], StringComparison.Ordinal));
    }

    private static void Check(DocumentInput input) => DocumentRules.Check(input, null, Period.OfYear(2022), s_today, []);

    private static string? FieldOf(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Field;
        }
    }

    private static DocumentInput Input(Action<DocumentInput> change)
    {
        var input = new DocumentInput { Type = DocumentType.KeHoach, Abstract = "Kế hoạch", Direction = DocumentDirection.Own, Relation = DocumentRelation.BanHanh };
        change(input);
        return input;
    }

    private static OfficialDocument Document(string? number, string? symbol, DateOnly? day, DocumentDirection direction = DocumentDirection.Own) =>
        new() { OwnerId = s_owner, Period = "2022", Code = "c" + number, Type = DocumentType.KeHoach, Number = number, Symbol = symbol, IssuedOn = day, Issuer = "UBND xã", Abstract = "Trích yếu", Direction = direction };
}
