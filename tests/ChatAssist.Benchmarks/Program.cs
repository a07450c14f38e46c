using ChatAssist.Benchmarks;

return await BenchmarkCommand.Create().Parse(args).InvokeAsync();
