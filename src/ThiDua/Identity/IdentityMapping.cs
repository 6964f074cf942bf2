using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThiDua.Identity;

internal sealed class IdentityMapping :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<SignInSession>,
    IEntityTypeConfiguration<CapabilityLink>, IEntityTypeConfiguration<CalendarFeed>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("account_claim");
        builder.HasKey(c => c.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("account_login");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("account_token");
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
    }

    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }

    public void Configure(EntityTypeBuilder<CapabilityLink> builder)
    {
        builder.HasKey(l => l.TokenHash);
        builder.HasIndex(l => new { l.OwnerId, l.Period });
        builder.HasOne<Data.Owner>().WithMany().HasForeignKey(l => l.OwnerId);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.HasKey(f => f.TokenHash);
        builder.HasIndex(f => new { f.OwnerId, f.AccountId }).IsUnique();
        builder.HasOne<Data.Owner>().WithMany().HasForeignKey(f => f.OwnerId);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}

/// <summary>A data-protection key of the web program: kept in the database so that every node reads the same cookies.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name given by the key ring.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>The key as XML.</summary>
    public required string Xml { get; init; }
}
