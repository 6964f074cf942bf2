using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ThiDua.Data;
using ThiDua.Identity;

namespace ThiDua.Web.Infrastructure;

/// <summary>Keeps the data-protection keys in the database, so that any node reads every cookie and none is lost with a disk.</summary>
public sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    /// <inheritdoc/>
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<ThiDuaDb>().Set<DataProtectionKey>().AsNoTracking().ToList().Select(k => XElement.Parse(k.Xml))];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ThiDuaDb>();

        // The key ring asks synchronously; the audit interceptor refuses EF's synchronous save, so the row is written directly.
        db.Database.ExecuteSql($"INSERT INTO data_protection_key (id, friendly_name, xml) VALUES ({Guid.CreateVersion7()}, {friendlyName}, {element.ToString(SaveOptions.DisableFormatting)})");
    }
}
