using System.CommandLine;
using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Wording;
using Microsoft.Extensions.Options;

namespace LinkDirectory.Commands;

/// <summary>The verbs <c>user</c> and <c>token</c>: whoever runs them holds the database, and may make any account.</summary>
public static class AccessCommands
{
    public static Command User(IServiceProvider services)
    {
        var email = new Argument<string>("email") { Description = "The person's own email address." };
        var role = new Option<string>("--role")
        {
            Description = "SchoolStaff, ProviderStaff, Commissioner, DirectoryEditor or Administrator.",
            Required = true,
        };
        var name = new Option<string?>("--name") { Description = "The person's name; the address unless told." };
        var school = new Option<string?>("--school") { Description = "The URN of the school that they are staff of." };
        var provider = new Option<string?>("--provider") { Description = "The ODS code of the provider that they are staff of." };
        var service = new Option<string?>("--service") { Description = "The reference of the one service that they are staff of." };
        var area = new Option<string?>("--area") { Description = "The code of the area that they commission or edit." };
        var lifetime = PlainDuration.Format(services.GetRequiredService<IOptions<LinkLifetimeOptions>>().Value.FirstPassword);
        var add = new Command("add",
            "Make an account, or give it one more role. Prints a link to choose a password, which is emailed too and can be used once, "
                + $"within {lifetime}.")
        {
            email, role, name, school, provider, service, area,
        };
        add.SetAction(async (parsed, cancellation) =>
        {
            if (!Enum.TryParse<UserRole>(parsed.GetRequiredValue(role), ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
            {
                return await RefuseAsync(
                    $"There is no role '{parsed.GetValue(role)}'. The roles are {string.Join(", ", Enum.GetNames<UserRole>())}.");
            }

            string?[] named = [parsed.GetValue(school), parsed.GetValue(provider), parsed.GetValue(service), parsed.GetValue(area)];
            if (named.OfType<string>().Count() > 1 || (named.OfType<string>().Any()
                && named[OptionOf(wanted)] is null
                && (wanted, parsed.GetValue(service)) is not (UserRole.ProviderStaff, not null)))
            {
                return await RefuseAsync($"The role {wanted} takes {OptionsOf(wanted)}.");
            }

            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            var given = new InvitationGiven(parsed.GetRequiredValue(email), parsed.GetValue(name) ?? parsed.GetRequiredValue(email), wanted,
                Array.Find(named, n => n is not null));
            var (link, problem) = await services.GetRequiredService<Accounts>().AddAsync(Actor.Operator, given, cancellation);
            if (link is null)
            {
                return await RefuseAsync(problem!);
            }

            await Console.Out.WriteLineAsync(link.ToString());
            return 0;
        });
        return new Command("user", "People who may sign in.") { add };
    }

    public static Command Token(IServiceProvider services)
    {
        var email = new Argument<string>("email") { Description = "The address of the account that the token is of." };
        var days = new Option<int>("--days")
        {
            Description = $"How many days it is good for, 1 to {AccessTokens.MostDays}.",
            DefaultValueFactory = _ => AccessTokens.UsualDays,
        };
        var name = new Option<string>("--name") { Description = "What its owner knows it by.", DefaultValueFactory = _ => "command line" };
        var scope = new Option<string>("--scope") { Description = "read or write.", DefaultValueFactory = _ => "read" };
        var create = new Command("create", "Make a personal access token for the API. Prints it, this once.") { email, days, name, scope };
        create.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(days) is < 1 or > AccessTokens.MostDays)
            {
                return await RefuseAsync($"A token is good for 1 to {AccessTokens.MostDays} days.");
            }

            if (!Enum.TryParse<TokenScope>(parsed.GetValue(scope), ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
            {
                return await RefuseAsync($"There is no scope '{parsed.GetValue(scope)}': a token is to read or to write.");
            }

            if (parsed.GetValue(name) is not { Length: > 0 and <= AccessTokens.LongestName } called || string.IsNullOrWhiteSpace(called))
            {
                return await RefuseAsync($"A token's name has 1 to {AccessTokens.LongestName} characters.");
            }

            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            var account = await services.GetRequiredService<Accounts>().ByEmailAsync(Actor.Operator, parsed.GetRequiredValue(email),
                cancellation);
            var made = account is null ? null : await services.GetRequiredService<AccessTokens>().CreateAsync(Actor.Operator, account.Id,
                called, wanted, parsed.GetValue(days), cancellation);
            if (made is null)
            {
                return await RefuseAsync(
                    $"There is no open account of {parsed.GetValue(email)}. Make one with: user add {parsed.GetValue(email)} --role ROLE");
            }

            await Console.Out.WriteLineAsync(made.Text);
            return 0;
        });
        return new Command("token", "Personal access tokens for the API.") { create };
    }

    private static int OptionOf(UserRole role) => role switch
    {
        UserRole.SchoolStaff => 0,
        UserRole.ProviderStaff => 1,
        _ => 3,
    };

    private static string OptionsOf(UserRole role) => role switch
    {
        UserRole.SchoolStaff => "--school URN",
        UserRole.ProviderStaff => "--provider ODS or --service REFERENCE",
        UserRole.Administrator => "no organisation",
        _ => "--area CODE",
    };

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 1;
    }
}
