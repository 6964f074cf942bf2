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

BenchmarkSwitcher.FromAssembly(typeof(ReportBenchmark).Assembly).Run(args);
