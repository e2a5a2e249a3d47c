using LinkDirectory.Data;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.Tokens;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>The editors of a served directory, with passwords, and a token of the first of them.</summary>
internal static class Editors
{
    private const string Password = "a long walk over the moor";

    public static IReadOnlyList<string> Emails { get; } = [.. Enumerable.Range(1, 20).Select(number => $"editor{number}@council.example")];

    /// <summary>Adds all of them: the first edits every area that has schools, the others one of these.</summary>
    /// <returns>A token of the first, to read and write with.</returns>
    public static async Task<string> AddAsync(IServiceProvider services)
    {
        var areas = await AreasAsync(services);
        foreach (var email in Emails.Skip(1))
        {
            await AddAsync(services, email, [areas[0]]);
        }

        return await TokenAsync(services, await AddAsync(services, Emails[0], areas));
    }

    /// <summary>Adds one, as if they had opened the link that was mailed and chosen a password.</summary>
    /// <param name="areas">Codes of the areas that they edit.</param>
    /// <returns>The account's id.</returns>
    public static async Task<int> AddAsync(IServiceProvider services, string email, IEnumerable<string> areas)
    {
        var accounts = services.GetRequiredService<Accounts>();
        foreach (var area in areas)
        {
            var (_, problem) = await accounts.AddAsync(
                Actor.Operator, new InvitationGiven(email, "Editor", UserRole.DirectoryEditor, area), CancellationToken.None);
            if (problem is not null)
            {
                throw new InvalidOperationException(problem);
            }
        }

        await using var db = services.GetRequiredService<DirectoryDb>().Open();
        var account = await db.Accounts.SingleAsync(a => a.Email == email);
        account.EmailConfirmedAt = account.CreatedAt;
        account.PasswordHash = services.GetRequiredService<Passwords>().Hash(account, Password);
        await db.SaveChangesAsync();
        return account.Id;
    }

    /// <returns>A token to read and write with, valid for a day.</returns>
    public static async Task<string> TokenAsync(IServiceProvider services, int accountId)
    {
        var token = await services.GetRequiredService<AccessTokens>()
            .CreateAsync(Actor.Operator, accountId, null, "benchmark", TokenScope.Write, 1, CancellationToken.None);
        return token.Value!.Text;
    }

    private static async Task<List<string>> AreasAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DirectoryDb>().OpenToRead();
        return await db.SchoolAreas.Join(db.Areas, s => s.AreaId, a => a.Id, (s, a) => a.Code).Distinct().ToListAsync();
    }
}
