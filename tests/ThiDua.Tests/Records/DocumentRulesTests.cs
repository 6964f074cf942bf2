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

    /// <summary>One plan out of order among many is the odd one, not all that come after it.</summary>
    [Fact]
    public void Warnings_OneNumberOutOfMany_IsTheOneNamed()
    {
        var documents = new[] { Document("106", "KH-UBND", new(2023, 2, 17)), Document("108", "KH-UBND", new(2023, 2, 17)), Document("113", "KH-UBND", new(2023, 3, 9)), Document("142", "KH-UBND", new(2023, 2, 27)), Document("153", "KH-UBND", new(2023, 2, 28)), Document("200", "KH-UBND", new(2023, 3, 10)) };

        var warning = DocumentRules.Warnings(documents).ShouldHaveSingleItem();

        (warning.DocumentId, warning.Text).ShouldBe((documents[2].Id, $"Số 113/KH-UBND đề {documents[2].DateText}, sau số lớn hơn 142/KH-UBND ({documents[3].DateText}). Kiểm tra lại số hoặc ngày."));
    }

    /// <summary>A commune that counts plans and letters in one series: 357 lies between 356 (20/4) and 358 (21/4).</summary>
    [Fact]
    public void Warnings_NumbersSharedByAllTypes_AreOneSeries()
    {
        var documents = new[] { Document("340", "KH-UBND", new(2023, 4, 14)), Document("345", "UBND-VP", new(2023, 4, 17)), Document("356", "KH-UBND", new(2023, 4, 20)), Document("357", "KH-UBND", new(2023, 4, 25)), Document("358", "UBND-VP", new(2023, 4, 21)), Document("360", "UBND-VP", new(2023, 4, 26)) };

        var warning = DocumentRules.Warnings(documents).ShouldHaveSingleItem();

        warning.Text.ShouldBe($"Số 358/UBND-VP đề {documents[4].DateText}, trước số nhỏ hơn 357/KH-UBND ({documents[3].DateText}). Kiểm tra lại số hoặc ngày.");
    }

    /// <summary>Series of their own per type say nothing about each other.</summary>
    [Fact]
    public void Warnings_NumbersOfSeparateSeries_AreNotCompared() =>
        DocumentRules.Warnings([Document("1", "KH-UBND", new(2023, 3, 1)), Document("2", "QĐ-UBND", new(2023, 1, 5)), Document("2", "KH-UBND", new(2023, 3, 9)), Document("3", "QĐ-UBND", new(2023, 1, 9)), Document("9", "QĐ-UBND", new(2023, 12, 9))]).ShouldBeEmpty();

    [Theory]
    [InlineData("Cải cách hành chính năm 2023", "2022-02-27", true)] // dated 27/2/2022 by mistake
    [InlineData("Cải cách hành chính năm 2023", "2023-02-27", false)]
    [InlineData("Phong trào thi đua năm 2023", "2022-12-29", false)] // plans of a year are made in December before it
    [InlineData("Chương trình đến năm 2030", "2022-02-27", false)]
    [InlineData("Tổng kết năm 2022, phương hướng năm 2023", "2022-11-27", false)]
    [InlineData("Kế hoạch các năm 2023-2025", "2022-02-27", false)]
    public void Warnings_YearOfTheSubjectAgainstTheDate_IsPointedAt(string about, string day, bool odd)
    {
        var document = Document("142", "KH-UBND", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        document.Abstract = about;

        DocumentRules.Warnings([document]).Select(w => w.Text.Split(" nhưng")[0]).ShouldBe(odd ? ["Trích yếu nói việc của năm 2023"] : []);
    }

    [Fact]
    public void Warnings_YearInTheNumberAgainstTheDate_IsPointedAt() =>
        DocumentRules.Warnings([Document("11/2018", "QĐ-UBND", new(2019, 6, 11), DocumentDirection.Superior)]).ShouldHaveSingleItem().Text.ShouldBe("Số ghi năm 2018 nhưng đề ngày 11/06/2019. Kiểm tra lại số hoặc ngày.");

    /// <summary>A plan of 5 April cannot carry out a plan of the following September.</summary>
    [Fact]
    public void Warnings_CarriesOutALaterDocument_IsPointedAt()
    {
        var (above, own) = (Document("329", "KH-UBND", new(2023, 9, 29), DocumentDirection.Superior), Document("201", "KH-UBND", new(2023, 4, 5)));
        own.ImplementsId = above.Id;

        DocumentRules.Warnings([above, own]).ShouldHaveSingleItem().Text.ShouldBe($"Triển khai Kế hoạch 329/KH-UBND đề {above.DateText}, sau ngày của văn bản này (05/04/2023). Kiểm tra lại hai ngày.");
    }

    [Theory]
    [InlineData("ReceivedOn", "2022-03-04", DocumentDirection.Superior, "ReceivedOn")] // before it was issued
    [InlineData("ReceivedOn", "2022-12-13", DocumentDirection.Superior, "ReceivedOn")] // tomorrow
    [InlineData("ReceivedOn", "2022-03-06", DocumentDirection.Own, "ReceivedOn")]
    [InlineData("ReceivedOn", "2022-03-06", DocumentDirection.Superior, null)]
    [InlineData("DueOn", "2022-04-01", DocumentDirection.Superior, "AssigneeId")] // nobody is given it
    [InlineData("EndedOn", "2022-03-01", DocumentDirection.Superior, "EndedOn")]
    public void Check_WorkOnADocument_MustBePossible(string field, string day, DocumentDirection direction, string? refused)
    {
        var input = Input(i => (i.IssuedOn, i.Direction, i.Relation) = (new DateOnly(2022, 3, 5), direction, DocumentRelation.None));
        typeof(DocumentInput).GetProperty(field)!.SetValue(input, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        FieldOf(() => Check(input)).ShouldBe(refused);
    }

    [Fact]
    public void Links_OfADocument_AreReadBothWays()
    {
        var (older, newer, plan) = (Document("8", "TT-BNV", null), Document("12", "TT-BNV", null), Document("15", "KH-UBND", null));
        (older.ReplacedById, plan.ImplementsId) = (newer.Id, newer.Id);
        var all = new[] { older, newer, plan };

        RegistryQueries.Links(newer, all).Select(l => (l.Words, l.Other.Number)).ShouldBe([("Thay thế", "8"), ("Được triển khai bởi", "15")]);
        RegistryQueries.Links(older, all).Select(l => (l.Words, l.Other.Number)).ShouldBe([("Đã bị thay thế bởi", "12")]);
        (older.InForceOn(s_today), newer.InForceOn(s_today)).ShouldBe((false, true));
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
