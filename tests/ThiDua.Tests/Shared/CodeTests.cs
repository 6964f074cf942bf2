using System.Reflection;
using ThiDua.Indicators;
using ThiDua.Registry;
using ThiDua.Shared;

namespace ThiDua.Tests.Shared;

/// <summary>Enum members as stored words.</summary>
public class CodeTests
{
    public static TheoryData<Type> Enums { get; } = [.. typeof(Code).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true })];

    [Theory]
    [InlineData(FigureSource.SumOfParts, "sum-of-parts")]
    [InlineData(Shape.CountShare, "count-share")]
    [InlineData(Shape.Value, "value")]
    [InlineData(DocumentType.QuyetDinh, "quyet-dinh")]
    public void Of_Member_IsItsHyphenatedWord(Enum member, string word) => Code.Of(member).ShouldBe(word);

    [Theory]
    [MemberData(nameof(Enums))]
    public void Parse_EveryMemberOfTheDomain_ReadsBack(Type type)
    {
        var parse = typeof(Code).GetMethod(nameof(Code.Parse))!.MakeGenericMethod(type);
        foreach (var member in Enum.GetValues(type).Cast<Enum>())
        {
            parse.Invoke(null, [Code.Of(member)]).ShouldBe(member);
        }
    }

    [Theory]
    [InlineData("Typed")]
    [InlineData("sum_of_parts")]
    [InlineData("")]
    public void Parse_UnknownWord_ListsTheKnownOnes(string word) =>
        Should.Throw<FormatException>(() => Code.Parse<FigureSource>(word)).Message
            .ShouldBe($"“{word}” không phải giá trị của FigureSource; dùng một trong: typed, sum-of-parts, provider.");
}
