using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace LinkDirectory.Tests;

/// <summary>A setting that cannot be is refused before anything starts, with a sentence that says what to write.</summary>
public sealed class CheckedOptionsTests
{
    [Theory]
    [InlineData("SignIn:Session:Length", "8", "SignIn:Session:Length must be a time from 00:01:00 to 1.00:00:00, as in 08:00:00.")]
    [InlineData("SignIn:Session:Length", "-08:00:00",
        "SignIn:Session:Length must be a time from 00:01:00 to 1.00:00:00, as in 08:00:00.")]
    [InlineData("SignIn:Session:SecondStep", "soon", "SignIn:Session:SecondStep must be a time from 00:01:00 to 01:00:00, as in 00:10:00.")]
    [InlineData("SignIn:Lockout:Failures", "0", "SignIn:Lockout:Failures must be a whole number from 1 to 100.")]
    [InlineData("SignIn:Lockout:Duration", "-00:15:00",
        "SignIn:Lockout:Duration must be a time from 00:01:00 to 1.00:00:00, as in 00:15:00.")]
    [InlineData("Links:Invitation", "31.00:00:00",
        "Links:Invitation must be a time from 00:05:00 to 30.00:00:00, as in 1.00:00:00 for a day.")]
    [InlineData("RateLimits:SignIn:PerAccount", "many", "RateLimits:SignIn:PerAccount must be a whole number from 1 to 1000000.")]
    [InlineData("RateLimits:Api:PerMinute", "-1",
        "RateLimits:Api:PerMinute must be a whole number from 0 to 1000000, where 0 is no limit.")]
    [InlineData("SeedDemo", "no", "SeedDemo must be true or false.")]
    [InlineData("GraphQL:Limits:MaxFields", "2,5", "GraphQL:Limits:MaxFields must be a whole number.")]
    [InlineData("GraphQL:Streams:MaxLifetime", "an hour", "GraphQL:Streams:MaxLifetime must be a time, as in 00:15:00.")]
    [InlineData("Map:TileUrl", "tiles.example",
        "Map:TileUrl must be an address with {z}, {x} and {y}, as in https://tiles.example/{z}/{x}/{y}.png.")]
    [InlineData("ConnectionStrings:LinkDirectory", "linkdirectory.db",
        "ConnectionStrings:LinkDirectory must be 'Data Source=FILE'.")]
    public void A_setting_that_cannot_be_is_named_with_what_to_write(string key, string value, string sentence)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Server.Build([$"--{key}={value}"]));

        Assert.Equal([sentence], wrong.Failures);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Assert.Throws<OptionsValidationException>(
            () => Server.Build(["--SignIn:Lockout:Failures=0", "--SignIn:Lockout:Duration=5", "--RateLimits:SignIn:Window=0"]));

        Assert.Equal(3, wrong.Failures.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("migrate")]
    public async Task The_program_says_so_and_stops(string verb)
    {
        var arguments = verb.Length == 0 ? Array.Empty<string>() : [verb];
        var start = new ProcessStartInfo("dotnet", [typeof(Server).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PublicAddress"] = "https://directory.example";
        start.Environment["SignIn__Lockout__Failures"] = "none";
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, "SignIn:Lockout:Failures must be a whole number from 1 to 100."), (process.ExitCode, errors.Trim()));
    }
}
