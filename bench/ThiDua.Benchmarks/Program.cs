using BenchmarkDotNet.Running;
using ThiDua.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ReportBenchmark).Assembly).Run(args);
