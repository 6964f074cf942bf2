using ThiDua.Data;
using ThiDua.Indicators;
using ThiDua.Testing;

namespace ThiDua.DatabaseTests;

/// <summary>An empty database with two communes, a field and an indicator or two in the first.</summary>
public abstract class TwoCommunes : IAsyncLifetime
{
    protected Guid KhoiKy { get; } = Guid.CreateVersion7();

    protected Guid PhucLuong { get; } = Guid.CreateVersion7();

    protected TestDatabase Database { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Database = await TestCluster.CreateDatabaseAsync();
        await using var work = new Work(Database);
        work.Db.AddRange(
            new Owner { Id = KhoiKy, Code = "khoi-ky", Name = "xã Khôi Kỳ", Level = OwnerLevel.Commune },
            new Owner { Id = PhucLuong, Code = "phuc-luong", Name = "xã Phúc Lương", Level = OwnerLevel.Commune });
        await work.Db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected Task DoAsync(Func<Work, Task> work, Guid? owner = null) => Work.DoAsync(Database, owner ?? KhoiKy, work);

    protected Task<T> DoAsync<T>(Func<Work, Task<T>> work, Guid? owner = null) => Work.DoAsync(Database, owner ?? KhoiKy, work);

    protected Task WriteNarrativeAsync(string topic, string text, Guid? owner = null) =>
        DoAsync(work => work.Figures.SaveNarrativeAsync("2022", topic, text, 1, Work.Lan), owner);

    protected static Indicator NewIndicator(Guid owner, Guid field, string code, Shape shape = Shape.Value, int decimals = 1, FigureSource source = FigureSource.Typed, string? ofLabel = null) => new()
    {
        OwnerId = owner,
        Code = code,
        Name = code,
        FieldId = field,
        UnitName = "tấn",
        Decimals = decimals,
        Shape = shape,
        Better = Better.Higher,
        Source = source,
        OfLabel = ofLabel,
    };
}
