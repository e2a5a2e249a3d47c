using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;

namespace LinkDirectory.Features.Demo;

/// <summary>
/// Gives a Development server with an empty directory the demo area, and says how to see what signed-in people see. In
/// Production it does nothing.
/// </summary>
public sealed class DemoStart(
    DemoSeed seed, DemoAccounts accounts, DemoProposal proposal, IOptions<DemoOptions> options, IHostEnvironment environment,
    ILogger<DemoStart> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!environment.IsDevelopment())
        {
            return;
        }

        if (options.Value.SeedDemo)
        {
            var result = await seed.SeedAsync(evenWithSchools: false, cancellation);
            if (!result.Skipped)
            {
                log.LogInformation(
                    "Seeded the fictional demo area: {Schools} schools, {Services} services, {PointsOfContact} points of contact, "
                        + "{Problems} problems",
                    result.Schools, result.Services, result.PointsOfContact, result.Problems.Count);
            }

            var emails = await accounts.EnsureAsync(Actor.Job("demo seed"), cancellation);
            await proposal.EnsureAsync(cancellation);
            log.LogInformation("In Development sign in as {Accounts} with the password '{Password}'", string.Join(", ", emails),
                DemoAccounts.Password);
        }

        if (options.Value.DemoToken is { Length: > 0 } token)
        {
            log.LogInformation("To see people's names in Development, send the header 'Authorization: Bearer {DemoToken}'", token);
        }
    }
}
