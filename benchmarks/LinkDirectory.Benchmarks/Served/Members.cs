using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.Tokens;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>The people of a served directory: editors of every area, with passwords, and a token of the first of them.</summary>
internal static class Members
{
    public const string Password = "a long walk over the moor";

    public static IReadOnlyList<string> Emails { get; } = [.. Enumerable.Range(1, 20).Select(number => $"editor{number}@council.example")];

    /// <returns>A token of the first one, to read and write with.</returns>
    public static async Task<string> AddAsync(IServiceProvider services)
    {
        var areas = await AreasAsync(services);
        foreach (var email in Emails)
        {
            foreach (var area in email == Emails[0] ? areas : [areas[0]])
            {
                await services.GetRequiredService<Accounts>().AddAsync(
                    Actor.Operator, new InvitationGiven(email, "Editor", UserRole.DirectoryEditor, area), CancellationToken.None);
            }
        }

        var first = await TakeUpAsync(services);
        var token = await services.GetRequiredService<AccessTokens>()
            .CreateAsync(Actor.Operator, first, null, "benchmark", TokenScope.Write, 1, CancellationToken.None);
        return token.Value!.Text;
    }

    private static async Task<List<string>> AreasAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        return await db.SchoolAreas.Join(db.Areas, s => s.AreaId, a => a.Id, (s, a) => a.Code).Distinct().ToListAsync();
    }

    // As if each had opened the link that was mailed, and chosen a password.
    private static async Task<int> TakeUpAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().Open();
        var accounts = await db.Accounts.OrderBy(a => a.Id).ToListAsync();
        foreach (var account in accounts)
        {
            account.EmailConfirmedAt = account.CreatedAt;
            account.PasswordHash = services.GetRequiredService<Passwords>().Hash(account, Password);
        }

        await db.SaveChangesAsync();
        return accounts.Single(a => a.Email == Emails[0]).Id;
    }
}
