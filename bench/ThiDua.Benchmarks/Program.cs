using BenchmarkDotNet.Running;
using ThiDua.Benchmarks;

if (args is ["xlsx", var path])
{
    LongList.Write(path); // measured as a whole process, from outside
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ReportBenchmark).Assembly).Run(args);
