using LinkDirectory.GraphQL.Host;

// A document may nest deeply here: the reference has no limit but its own stack.
var host = new Thread(() => Lines.Answer(Console.OpenStandardInput(), Console.OpenStandardOutput()), Cases.StackSize);
host.Start();
host.Join();
