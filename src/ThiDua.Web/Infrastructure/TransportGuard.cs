using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ThiDua.Web.Infrastructure;

/// <summary>
/// Passwords and session cookies must not cross a network in clear text: plain http is served to this machine only, unless a proxy that ends TLS stands in front
/// and the operator says so with <c>THIDUA_TRUST_PROXY=1</c>. Checked on the configured addresses and again on those really opened.
/// </summary>
public sealed class TransportGuard(IServer server, IConfiguration configuration) : IHostedLifecycleService
{
    /// <summary>Setting that says a trusted proxy ends TLS.</summary>
    public const string TrustProxySetting = "THIDUA_TRUST_PROXY";

    /// <summary>Whether the operator put a trusted proxy in front.</summary>
    public static bool TrustsProxy(IConfiguration configuration) => configuration[TrustProxySetting] is "1" or "true";

    /// <summary>Refuses addresses that would carry passwords in clear text over a network.</summary>
    /// <exception cref="StartRefusedException">One of the addresses is plain http and not loopback, and no proxy is trusted.</exception>
    public static void Check(IEnumerable<string> addresses, bool trustsProxy)
    {
        if (!trustsProxy && addresses.FirstOrDefault(IsOpenPlainHttp) is { } open)
        {
            throw new StartRefusedException(
                $"ThiDua không khởi động: địa chỉ {open} dùng http không mã hóa mà máy khác truy cập được, mật khẩu có thể bị đọc trộm. "
                + "Hãy dùng https, hoặc chỉ mở http://127.0.0.1, hoặc đặt sau máy chủ ủy quyền (nginx, Caddy…) có https rồi khai THIDUA_TRUST_PROXY=1.");
        }
    }

    /// <summary>Addresses named in the configuration: urls, http ports, Kestrel end points.</summary>
    public static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
        {
            return endpoints;
        }

        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return urls.Length > 0
            ? urls
            : (configuration["http_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"http://*:{port}");
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Check(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [], TrustsProxy(configuration));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsOpenPlainHttp(string address)
    {
        if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://unix:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // BindingAddress knows the wildcards * and +, which are no valid host of a Uri
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return !string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) && !(IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
