using System.CommandLine;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Notifications;

namespace LinkDirectory.Commands;

/// <summary>The verbs <c>user</c> and <c>token</c>: the people who run them hold the database, and can make any account.</summary>
public static class AccessCommands
{
    public static Command User(IServiceProvider services)
    {
        var email = new Argument<string>("email") { Description = "The person's own email address." };
        var role = new Option<string>("--role") { Required = true, Description = $"{string.Join(", ", Enum.GetNames<UserRole>())}." };
        var name = new Option<string?>("--name") { Description = "The person's name; their address unless given." };
        var school = new Option<string?>("--school") { HelpName = "URN", Description = "The school whose staff they are." };
        var provider = new Option<string?>("--provider") { HelpName = "ODS", Description = "The provider whose staff they are." };
        var service = new Option<string?>("--service") { HelpName = "REFERENCE", Description = "The one service whose staff they are." };
        var area = new Option<string?>("--area") { HelpName = "CODE", Description = "The area that they commission or edit." };
        Option<string?>[] TakenBy(UserRole wanted) => wanted switch
        {
            UserRole.SchoolStaff => [school],
            UserRole.ProviderStaff => [provider, service],
            UserRole.Administrator => [],
            _ => [area],
        };
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
                return await CommandLineVerbs.RefuseAsync(
                    $"There is no role '{parsed.GetValue(role)}'. The roles are {string.Join(", ", Enum.GetNames<UserRole>())}.");
            }

            var named = new[] { school, provider, service, area }.Where(option => parsed.GetValue(option) is not null).ToList();
            if (named.Count > 1 || named.Except(TakenBy(wanted)).Any())
            {
                var taken = string.Join(" or ", TakenBy(wanted).Select(option => $"{option.Name} {option.HelpName}"));
                return await CommandLineVerbs.RefuseAsync($"The role {wanted} takes {(taken.Length == 0 ? "no organisation" : taken)}.");
            }

            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            var given = new InvitationGiven(parsed.GetRequiredValue(email), parsed.GetValue(name) ?? parsed.GetRequiredValue(email), wanted,
                named.Select(parsed.GetValue).SingleOrDefault());
            var (link, problem) = await services.GetRequiredService<Accounts>().AddAsync(Actor.Operator, given, cancellation);
            return link is null ? await CommandLineVerbs.RefuseAsync(problem!) : await CommandLineVerbs.AnswerAsync($"{link}");
        });
        return new Command("user", "People who can sign in.") { add };
    }

    public static Command Token(IServiceProvider services)
    {
        var email = new Argument<string>("email") { Description = "The address of the account that the token is for." };
        var days = new Option<int>("--days")
        {
            Description = $"How many days it is valid for, from 1 to {AccessTokens.MostDays}.",
            DefaultValueFactory = _ => AccessTokens.UsualDays,
        };
        var name = new Option<string>("--name") { Description = "What its owner calls it.", DefaultValueFactory = _ => "command line" };
        var scope = new Option<string>("--scope") { Description = "read or write.", DefaultValueFactory = _ => "read" };
        var create = new Command("create", "Make a personal access token for the API. Prints it, this once.") { email, days, name, scope };
        create.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(days) is < 1 or > AccessTokens.MostDays)
            {
                return await CommandLineVerbs.RefuseAsync($"A token is valid for 1 to {AccessTokens.MostDays} days.");
            }

            if (!Enum.TryParse<TokenScope>(parsed.GetValue(scope), ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
            {
                return await CommandLineVerbs.RefuseAsync($"There is no scope '{parsed.GetValue(scope)}'. The scopes are read and write.");
            }

            if (parsed.GetValue(name)?.Trim() is not { Length: > 0 and <= AccessTokens.LongestName } called)
            {
                return await CommandLineVerbs.RefuseAsync($"A token's name has 1 to {AccessTokens.LongestName} characters.");
            }

            await services.GetRequiredService<DirectoryMigrator>().MigrateAsync(cancellation);
            var address = parsed.GetRequiredValue(email);
            var account = await services.GetRequiredService<Accounts>().ByEmailAsync(Actor.Operator, address, cancellation);
            var made = await services.GetRequiredService<AccessTokens>()
                .CreateAsync(Actor.Operator, account?.Id ?? 0, password: null, called, wanted, parsed.GetValue(days), cancellation);
            return made.Value is not { } token
                ? await CommandLineVerbs.RefuseAsync(
                    $"There is no open account with the address {address}. Make one with: user add {address} --role ROLE")
                : await CommandLineVerbs.AnswerAsync(token.Text);
        });
        return new Command("token", "Personal access tokens for the API.") { create };
    }
}
