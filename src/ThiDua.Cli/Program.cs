using System.CommandLine;
using System.Globalization;
using System.Text;
using ThiDua.Cli;
using ThiDua.Data;
using ThiDua.Shared;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");

var root = new RootCommand("ThiDua: công tác thi đua, khen thưởng của xã");
root.Add(Commands.Serve());
root.Add(Commands.Db());
root.Add(Commands.Report());
root.Add(Commands.Import());
root.Add(Commands.VerifyAudit());
root.Add(CheckCommand.Make());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"Lệnh “thidua {string.Join(' ', args)}” chưa đúng. Gõ “./thidua --help” để xem các lệnh và tham số.");
    return 1;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (Commands.IsExplained(problem))
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
