using System.Net.Http.Json;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Organisations;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Access;

/// <summary>
/// Two who do the same at the same moment, or one person twice: both have read when either writes. One is done, the other is told, and
/// nothing is logged as a failure.
/// </summary>
public sealed class TwoAtOnceTests : IAsyncDisposable
{
    private const string Old = "herring lamp tuesday";
    private const string Second = "Somebody else changed that at the same moment";

    private readonly HeardLogs heard = new();
    private readonly DirectoryApp app;
    private readonly TestData data;

    public TwoAtOnceTests()
    {
        app = new DirectoryApp { Heard = heard };
        data = new TestData(app.Db);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }

    [Fact]
    public async Task Two_resets_by_one_link()
    {
        var account = await app.AccountWithPasswordAsync(data, Old, role: null);
        using var first = Reader.For(app);
        using var second = Reader.For(app);
        await first.OpenAsync("/forgot-password");
        await first.SendAsync("forgot", ("email", account.Email));
        await app.Services.GetRequiredService<PasswordAsks>().FlushAsync(Cancellation);
        var link = await app.LinkInMailAsync();
        await first.OpenAsync(link);
        await second.OpenAsync(link);

        await AtOnceAsync(
            () => first.SendAsync("choose", ("password", "violet kettle forty"), ("again", "violet kettle forty")),
            () => second.SendAsync("choose", ("password", "copper ladder noon"), ("again", "copper ladder noon")));

        AssertOneOf("Sign in", first, second);
    }

    [Fact]
    public async Task Two_changes_of_one_password_in_two_tabs()
    {
        var account = await app.AccountWithPasswordAsync(data, Old);
        using var first = new Reader(app.SignedIn(account, followRedirects: true));
        using var second = new Reader(app.SignedIn(account, followRedirects: true));
        await first.OpenAsync("/account/password");
        await second.OpenAsync("/account/password");

        await AtOnceAsync(
            () => first.SendAsync("password", ("current", Old), ("password", "violet kettle forty"), ("again", "violet kettle forty")),
            () => second.SendAsync("password", ("current", Old), ("password", "copper ladder noon"), ("again", "copper ladder noon")));

        AssertOneOf("Your password has been changed", first, second);
    }

    [Fact]
    public async Task Two_who_join_by_one_invitation()
    {
        var link = await InvitedAsync("new@staff.example");
        using var first = await Reader.For(app).OpenAsync(link);
        using var second = await Reader.For(app).OpenAsync(link);

        await AtOnceAsync(
            () => first.SendAsync("join", ("password", "violet kettle forty"), ("again", "violet kettle forty")),
            () => second.SendAsync("join", ("password", "copper ladder noon"), ("again", "copper ladder noon")));

        AssertOneOf("Sign in", first, second);
        await using var db = app.Db.OpenToRead();
        var joined = await db.Accounts.Include(a => a.Memberships).SingleAsync(a => a.Email == "new@staff.example", Cancellation);
        Assert.Single(joined.Memberships);
    }

    [Fact]
    public async Task One_person_who_accepts_one_invitation_twice()
    {
        var account = await data.AccountAsync(with: a => a.PasswordHash = "x");
        var link = await InvitedAsync(account.Email);
        using var first = await new Reader(app.SignedIn(account, followRedirects: true)).OpenAsync(link);
        using var second = await new Reader(app.SignedIn(account, followRedirects: true)).OpenAsync(link);

        await AtOnceAsync(() => first.SendAsync("accept"), () => second.SendAsync("accept"));

        AssertOneOf("Your account", first, second);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(1, await db.Memberships.CountAsync(m => m.AccountId == account.Id, Cancellation));
    }

    [Theory]
    [InlineData("agree", "The invitation is on its way")]
    [InlineData("decline", "People")]
    public async Task Two_who_agree_to_one_invitation_or_take_it_back(string answer, string done)
    {
        var asked = await AskedAsync();
        using var first = await new Reader(app.SignedIn(await SecondAsync(), followRedirects: true)).OpenAsync(asked);
        using var second = await new Reader(app.SignedIn(await SecondAsync(), followRedirects: true)).OpenAsync(asked);

        await AtOnceAsync(() => first.SendAsync(answer), () => second.SendAsync(answer));

        AssertOneOf(done, first, second);
        var sent = (await app.MailsAsync()).Where(m => m.To == "new@staff.example").ToList();
        Assert.Equal(answer == "agree" ? 1 : 0, sent.Count);
        foreach (var mail in sent)
        {
            using var invited = await Reader.For(app).OpenAsync(mail.Action!.Address.PathAndQuery);
            Assert.Equal("You are invited to LinkDirectory", invited.Heading);
        }
    }

    [Fact]
    public async Task One_who_agrees_while_another_declines()
    {
        var asked = await AskedAsync();
        using var first = await new Reader(app.SignedIn(await SecondAsync(), followRedirects: true)).OpenAsync(asked);
        using var second = await new Reader(app.SignedIn(await SecondAsync(), followRedirects: true)).OpenAsync(asked);

        await AtOnceAsync(() => first.SendAsync("agree"), () => second.SendAsync("decline"));

        var agreed = first.Heading == "The invitation is on its way";
        Assert.Equal(agreed ? (first.Heading, Second) : (Second, "People"), (first.Heading, second.Heading));
        Assert.Equal(agreed, (await app.MailsAsync()).Any(m => m.To == "new@staff.example"));
    }

    [Fact]
    public async Task Two_who_end_one_role()
    {
        var staff = await data.AccountAsync(UserRole.SchoolStaff, await data.SchoolAsync());
        using var first = await new Reader(app.SignedIn(await SecondAsync(), followRedirects: true)).OpenAsync($"/people/{staff.Id}");
        using var second = await new Reader(app.SignedIn(await SecondAsync(), followRedirects: true)).OpenAsync($"/people/{staff.Id}");
        var form = $"end-{staff.Memberships[0].Id}";

        await AtOnceAsync(() => first.SendAsync(form), () => second.SendAsync(form));

        Assert.Contains(true, new[] { first, second }.Select(r => r.Text.Contains("Nothing more than anyone", StringComparison.Ordinal)));
        AssertNoFailure();
    }

    [Theory]
    [InlineData("end a role")]
    [InlineData("close an account")]
    public async Task Two_administrators_who_shut_each_other_out_leave_one(string how)
    {
        var (one, other) = (await SecondAsync(), await SecondAsync());
        using var first = await new Reader(app.SignedIn(one, followRedirects: true)).OpenAsync($"/people/{other.Id}");
        using var second = await new Reader(app.SignedIn(other, followRedirects: true)).OpenAsync($"/people/{one.Id}");

        await AtOnceAsync(
            () => first.SendAsync(how == "end a role" ? $"end-{other.Memberships[0].Id}" : "close"),
            () => second.SendAsync(how == "end a role" ? $"end-{one.Memberships[0].Id}" : "close"));

        await using var db = app.Db.OpenToRead();
        Assert.Equal(1, await db.Memberships.CountAsync(m => m.Role == UserRole.Administrator
            && db.Accounts.Any(a => a.Id == m.AccountId && a.ClosedAt == null), Cancellation));
        AssertNoFailure();
    }

    [Fact]
    public async Task Two_callers_of_the_API_who_add_one_role()
    {
        var school = await data.SchoolAsync();
        var teacher = await data.AccountAsync(UserRole.SchoolStaff, school);
        var given = $"organisation: \"{NodeId.Create(nameof(School), school.Id)}\", role: SENCO";
        using var caller = await app.WithTokenAsync(teacher);
        var answers = new GraphQLAnswer[2];

        await AtOnceAsync(async () => answers[0] = await AddAsync(), async () => answers[1] = await AddAsync());

        Assert.Single(answers, a => a.Text.Contains("Somebody has just added this role", StringComparison.Ordinal));
        AssertNoFailure();

        async Task<GraphQLAnswer> AddAsync()
        {
            var query = $"mutation {{ addPointOfContact(input: {{ {given} }}) {{ errors {{ ... on Error {{ message }} }} }} }}";
            using var answer = await caller.PostAsJsonAsync("/graphql", new { query }, Cancellation);
            return new GraphQLAnswer(await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    private Task AtOnceAsync(params Func<Task>[] acts) => HeldWriter.AtOnceAsync(app, acts);

    private void AssertOneOf(string done, Reader first, Reader second)
    {
        Assert.Equal(new[] { done, Second }.Order(StringComparer.Ordinal),
            new[] { first.Heading, second.Heading }.Order(StringComparer.Ordinal));
        AssertNoFailure();
    }

    private void AssertNoFailure() => Assert.DoesNotContain(heard.Lines, line => line.Contains("   at ", StringComparison.Ordinal));

    private Task<Account> SecondAsync() => data.AccountAsync(UserRole.Administrator);

    private async Task<string> InvitedAsync(string email)
    {
        var school = await data.SchoolAsync();
        Assert.True((await app.Services.GetRequiredService<Invitations>().InviteAsync(
            Actor.Operator, new InvitationGiven(email, "New Person", UserRole.SchoolStaff, $"{school.Urn}"), Cancellation)).IsDone);
        return (await app.MailsAsync()).Single(m => m.To == email).Action!.Address.PathAndQuery;
    }

    /// <summary>The page on which a second person agrees to an invitation, or declines.</summary>
    private async Task<string> AskedAsync()
    {
        var school = await data.SchoolAsync();
        Assert.True((await app.Services.GetRequiredService<Invitations>().InviteAsync(await app.ActorOfAsync(await SecondAsync()),
            new InvitationGiven("new@staff.example", "New Person", UserRole.SchoolStaff, $"{school.Urn}"), Cancellation)).Value);
        return "/people/invitations/1";
    }
}
