using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ThiDua.Data;
using ThiDua.Shared;

namespace ThiDua.Audit;

/// <summary>Reads recorded values back into fields: what undo works with.</summary>
public static class ChangeText
{
    /// <summary>Sets one recorded field on an entity.</summary>
    public static void Apply(object entity, string field, string? text)
    {
        var property = entity.GetType().GetProperty(field) ?? throw new InvalidOperationException($"{entity.GetType().Name} has no field {field}.");
        property.SetValue(entity, Parse(property.PropertyType, text));
    }

    /// <summary>Rebuilds a removed row from its recorded snapshot, under the key it had.</summary>
    public static T Restore<T>(Guid ownerId, Guid id, string snapshot) where T : Owned => (T)Restore(typeof(T), ownerId, id, snapshot);

    /// <summary>Rebuilds a removed row of a kind known only by its type.</summary>
    public static object Restore(Type type, Guid ownerId, Guid id, string snapshot)
    {
        var entity = Activator.CreateInstance(type)!;
        Set(nameof(Owned.OwnerId), ownerId);
        Set(nameof(Owned.Id), id);
        foreach (var (field, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(snapshot)!)
        {
            Apply(entity, field, text);
        }

        return entity;

        void Set(string name, object value) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entity, value);
    }

    private static object? Parse(Type type, string? text)
    {
        var clr = Nullable.GetUnderlyingType(type) ?? type;
        if (text is null)
        {
            return clr == typeof(string) || clr != type ? null : Activator.CreateInstance(type); // an empty list for lists
        }

        return clr switch
        {
            _ when clr == typeof(string) => text,
            _ when clr == typeof(List<string>) => text.Split('\n').ToList(),
            _ when clr == typeof(decimal) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
            _ when clr == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
            _ when clr == typeof(bool) => bool.Parse(text),
            _ when clr == typeof(Guid) => Guid.Parse(text),
            _ when clr == typeof(DateOnly) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ when clr == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            _ when clr.IsEnum => typeof(Code).GetMethod(nameof(Code.Parse))!.MakeGenericMethod(clr).Invoke(null, [text]),
            _ => throw new NotSupportedException($"A recorded {clr.Name} cannot be read back."),
        };
    }
}
