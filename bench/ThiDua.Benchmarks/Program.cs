using BenchmarkDotNet.Running;
using ThiDua.Benchmarks;

if (args is ["xlsx", var path])
{
    LongList.Write(path); // measured as a whole process, from outside
    return;
}

if (args is ["figures", var folder])
{
    await FigureSpeed.RunAsync(folder);
    return;
}

if (args is ["report", var json])
{
    var report = new ReportBenchmark(); // what the peer is given to fill in
    await report.LoadAsync();
    await File.WriteAllTextAsync(json, report.Json);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReportBenchmark).Assembly).Run(args);
