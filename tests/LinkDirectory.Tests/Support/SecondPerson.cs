using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Support;

/// <summary>Somebody else who might give a role, and agrees that it is given.</summary>
internal static class SecondPerson
{
    /// <summary>A new administrator agrees to the newest invitation, which then goes out.</summary>
    public static async Task SecondPersonAgreesAsync(this DirectoryApp app, TestData data)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var second = await app.ActorOfAsync(await data.AccountAsync(UserRole.Administrator));
        await using var db = app.Db.OpenToRead();
        var newest = await db.Invitations.MaxAsync(i => i.Id, cancellation);
        Assert.True((await app.Services.GetRequiredService<Invitations>().AgreeAsync(second, newest, cancellation)).IsDone);
    }
}
