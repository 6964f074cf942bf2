using System.Linq.Expressions;

namespace ThiDua.Shared;

/// <summary>A record entered once under a period (a document, an award, a payment of the fund).</summary>
public interface IOfPeriod
{
    /// <summary>The period it was entered under.</summary>
    string Period { get; }
}

/// <summary>
/// Which records a period shows. A record is entered once, under a year or a part of it, and reaches every period it belongs to: its own; a longer one its own lies in;
/// a shorter one inside its own when its day falls there. A record without a day stays with its own period and the longer ones.
/// A day outside its own period (a decision on the year's review signed in January) does not move it to another one.
/// </summary>
public static class RecordsOfPeriod
{
    /// <summary>The records of a period.</summary>
    /// <param name="period">Period.</param>
    /// <param name="day">The day that decides: of issue, of decision, of payment.</param>
    public static Expression<Func<T, bool>> Of<T>(Period period, Expression<Func<T, DateOnly?>> day) where T : class, IOfPeriod
    {
        var (own, inside, around, start, end) = (period.ToString(), Keys(period.Parts()), Keys(period.Wholes()), (DateOnly?)period.Start, (DateOnly?)period.End);
        Expression<Func<T, DateOnly?, bool>> belongs = (r, d) => r.Period == own || inside.Contains(r.Period) || (around.Contains(r.Period) && d >= start && d <= end);
        var row = belongs.Parameters[0];
        var dated = new Replace(day.Parameters[0], row).Visit(day.Body)!;
        return Expression.Lambda<Func<T, bool>>(new Replace(belongs.Parameters[1], dated).Visit(belongs.Body)!, row);
    }

    /// <summary>Keys of the period and of all that lie in it or that it lies in: where the same record could be entered a second time.</summary>
    public static IReadOnlyList<string> Around(Period period) => [period.ToString(), .. Keys(period.Parts()), .. Keys(period.Wholes())];

    private static string[] Keys(IEnumerable<Period> periods) => [.. periods.Select(p => p.ToString())];

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
