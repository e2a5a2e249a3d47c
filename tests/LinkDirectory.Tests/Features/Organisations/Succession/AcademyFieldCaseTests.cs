using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Demo;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Architecture;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations.Succession;

/// <summary>GIAS's files after a school of the demo area became an academy, where they stand beside the repository.</summary>
public sealed class AcademyFieldCaseTests : IAsyncLifetime
{
    private static readonly string Folder = Path.GetFullPath(Repository.PathOf("../shared/field-cases/gias"));

    private readonly ImportDesk desk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The field's cases are not beside the repository (../shared/field-cases).");
        await desk.App.Services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: false, Cancellation);
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Theory]
    [InlineData("gias-academy.csv", "links-academy.csv")]
    [InlineData("links-academy.csv", "gias-academy.csv")]
    public async Task The_academy_loses_nothing_and_says_what_is_from_before(params string[] files)
    {
        foreach (var file in files)
        {
            Assert.Null((await desk.ImportAsync(GiasImport.For, Path.Combine(Folder, file))).Refusal);
        }

        var answer = await desk.App.AskAsAsync(null, """
            { old: whoToContact(place: { urn: 990042 }, situation: { age: 14, needs: [ANXIETY] }) { problem routes { service { name } } }
              new: whoToContact(place: { urn: 990942 }, situation: { age: 14, needs: [ANXIETY] }) {
                routes { service { name } foundBy } }
              school(urn: 990942) { mentalHealthLead { currency earlierSchool { urn } } pointsOfContact { role } links { status } } }
            """);

        var before = Names(answer, "old");
        Assert.NotEmpty(before);
        Assert.Empty(before.Except(Names(answer, "new")));
        Assert.Equal("AGREED_LINK", answer["new.routes.0.foundBy"].GetString());
        Assert.Contains("Kelderby Academy (URN 990942)", answer["old.problem"].GetString(), StringComparison.Ordinal);
        Assert.Equal("UNVERIFIED", answer["school.mentalHealthLead.currency"].GetString());
        Assert.Equal(990042, answer["school.mentalHealthLead.earlierSchool.urn"].GetInt32());
        Assert.Equal(2, answer["school.links"].GetArrayLength());

        var report = await desk.ImportAsync(new ContactsImport(), Path.Combine(Folder, "oldurn.csv"));
        Assert.Equal(ImportRowOutcome.Rejected, Assert.Single(report.Problems).Outcome);
        Assert.Contains("Kelderby Academy (990942)", report.Problems[0].Advice, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string?> Names(GraphQLAnswer answer, string asked) =>
        [.. answer[$"{asked}.routes"].EnumerateArray().Select(r => r.GetProperty("service").GetProperty("name").GetString())];
}
