namespace ThiDua.Data;

/// <summary>Level of a managing unit.</summary>
public enum OwnerLevel { Commune, District, Province, State }

/// <summary>A managing unit (đơn vị quản lý): every operational row belongs to one. Its name is public.</summary>
public sealed class Owner
{
    /// <summary>Key, first in the key of every owned table.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Short address word, e.g. <c>khoi-ky</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Name with its kind, e.g. "xã Khôi Kỳ".</summary>
    public required string Name { get; set; }

    /// <summary>For sample data: the day its pages live on, so that an old year looks alive; null = the real day.</summary>
    public DateOnly? FixedToday { get; init; }

    /// <summary>Level.</summary>
    public required OwnerLevel Level { get; init; }
}
