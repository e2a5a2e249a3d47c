using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Demo;

/// <summary>
/// The whole advice for each of the demo's schools, need, age and urgency, kept as a few characters for each thirteenth of a school's
/// situations. A test run asks a thirteenth of each school's, another for each school; with <see cref="All"/> set it asks them all.
/// Where advice was meant to change, ask them all and move the file in <c>__mismatch__</c> over the one that is kept.
/// </summary>
[Collection(SeededDemo.Name)]
public sealed class DemoAdviceTests(SeededDemo seeded)
{
    private const string All = "LINKDIRECTORY_ALL_ADVICE";
    private const string Folder = "tests/LinkDirectory.Tests/Features/Demo/__snapshots__";
    private const string File = "DemoAdvice.txt";
    private const int Slices = 13;

    private static readonly List<Situation> Situations =
    [
        .. from urgency in Enum.GetValues<Urgency>()
           from needs in Enum.GetValues<Need>().Select(need => EnumSet<Need>.From(need)).Append(default)
           from age in Enumerable.Range(Situation.YoungestAge, Situation.OldestAge - Situation.YoungestAge + 1)
           select new Situation(age, needs) { Urgency = urgency },
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Advice_is_what_it_was_for_every_school_need_age_and_urgency()
    {
        var all = Environment.GetEnvironmentVariable(All) is not null;
        var kept = System.IO.File.Exists(Kept(File)) ? await System.IO.File.ReadAllLinesAsync(Kept(File), Cancellation) : [];
        var found = new string[(await SchoolsAsync()).Count];
        await Parallel.ForEachAsync((await SchoolsAsync()).Index(), Cancellation, async (school, _) =>
        {
            var slices = kept.Length > school.Index ? kept[school.Index].Split(' ')[1..] : new string[Slices];
            foreach (var slice in all ? Enumerable.Range(0, Slices) : [school.Index % Slices])
            {
                slices[slice] = await SliceAsync(school.Item, slice);
            }

            found[school.Index] = $"{school.Item} {string.Join(' ', slices)}";
        });

        if (!kept.SequenceEqual(found))
        {
            Directory.CreateDirectory(Kept("__mismatch__"));
            await System.IO.File.WriteAllLinesAsync(Kept($"__mismatch__/{File}"), found, Cancellation);
        }

        Assert.Equal(kept, found);
    }

    private static string Kept(string name) => Repository.PathOf($"{Folder}/{name}");

    private async Task<List<int>> SchoolsAsync()
    {
        await using var db = seeded.App.Db.OpenToRead();
        return await db.Schools.OrderBy(s => s.Urn).Select(s => s.Urn).ToListAsync(Cancellation);
    }

    private async Task<string> SliceAsync(int urn, int slice)
    {
        var whoToContact = seeded.App.Services.GetRequiredService<WhoToContact>();
        var said = new StringBuilder();
        for (var index = slice; index < Situations.Count; index += Slices)
        {
            var advice = await whoToContact.AskAsync(Actor.Anonymous(Channel.Page), new PlaceReference(Urn: urn), Situations[index],
                Cancellation);
            Write(said, advice);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))[..8];
    }

    private static void Write(StringBuilder said, ContactAdvice advice)
    {
        said.AppendLine(CultureInfo.InvariantCulture,
            $"{advice.Place?.Label}|{advice.Problem}|{advice.EmergencyFirst}|{advice.Emergency}");
        foreach (var route in advice.Routes)
        {
            var contact = route.PointOfContact;
            said.AppendLine(CultureInfo.InvariantCulture,
                $"+{route.Service.Reference}|{contact?.Role} {contact?.Label} {contact?.Currency} {contact?.SharedEmail} {contact?.Away}")
                .AppendLine(CultureInfo.InvariantCulture,
                    $"{route.FoundBy}|{route.Certainty}|{route.OpenNow}|{route.DistanceMetres:F3}|{route.SinglePointOfAccess?.Reference}")
                .AppendJoin(',', route.How).AppendLine().AppendJoin('\n', route.Reasons).AppendLine();
        }

        foreach (var service in advice.RuledOut)
        {
            said.AppendLine(CultureInfo.InvariantCulture, $"-{service.Service.Reference}|{service.GoInsteadTo?.Reference}")
                .AppendJoin('\n', service.Reasons).AppendLine();
        }
    }
}
