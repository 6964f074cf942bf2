using System.Collections.Concurrent;
using System.Text;

namespace ThiDua.Shared;

/// <summary>
/// Enum members as the words stored in the database and written in data files: <c>SumOfParts</c> ↔ <c>sum-of-parts</c>.
/// Stored values survive a reordering of the enum and read well in SQL.
/// </summary>
public static class Code
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, object>> s_members = new();

    /// <summary>The word of a member.</summary>
    public static string Of(Enum value)
    {
        var name = value.ToString();
        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
            {
                builder.Append('-');
            }

            builder.Append(char.ToLowerInvariant(name[i]));
        }

        return builder.ToString();
    }

    /// <summary>The member of a word; throws <see cref="FormatException"/> listing the known words.</summary>
    public static T Parse<T>(string code) where T : struct, Enum
    {
        var members = s_members.GetOrAdd(typeof(T), static t => Enum.GetValues(t).Cast<Enum>().ToDictionary(Of, object (v) => v, StringComparer.Ordinal));
        return members.TryGetValue(code, out var member)
            ? (T)member
            : throw new FormatException($"“{code}” không phải giá trị của {typeof(T).Name}; dùng một trong: {string.Join(", ", members.Keys)}.");
    }
}
