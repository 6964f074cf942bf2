using ThiDua.Web.Infrastructure;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddThiDuaShell();

    var app = builder.Build();
    app.UseThiDuaShell();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
