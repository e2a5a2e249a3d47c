using LinkDirectory;
using LinkDirectory.Commands;

// One culture for parsing and printing whatever the machine's; text for people is formatted explicitly.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

try
{
    if (CommandLineVerbs.AreMeantBy(args))
    {
        return await CommandLineVerbs.RunAsync(args);
    }

    var app = Server.Build(args);
    if (await Server.PrepareAsync(app) is { } refusal)
    {
        await Console.Error.WriteLineAsync(refusal);
        return 1;
    }

    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
    return 1;
}
catch (Exception busy) when (DatabaseBusyException.IsBehind(busy))
{
    await Console.Error.WriteLineAsync(DatabaseBusyException.Words);
    return 1;
}
catch (OperationCanceledException)
{
    return 1; // told to stop before the end
}
