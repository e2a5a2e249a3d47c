Console.WriteLine("LinkDirectory benchmarks");
