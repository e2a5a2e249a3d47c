using System.Text.RegularExpressions;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Links.Import;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.Tests.Features.Organisations.Import;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Imports;

/// <summary>Whatever an import says of a school, service or area that is here has its name beside its code.</summary>
public sealed partial class NamesBesideCodesTests : IAsyncDisposable
{
    private static readonly (string Code, string Name)[] Known =
    [
        ("990001", "Elm School"), ("990002", "Oak School"), ("990003", "Ash School"), ("elm-team", "Elm Team"), ("oak-team", "Oak Team"),
        ("E06990099", "Ashshire"),
    ];

    private readonly ImportDesk desk = new();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task No_message_of_an_import_needs_a_code_looked_up_elsewhere()
    {
        var elm = await desk.Data.SchoolAsync(urn: 990001, with: s => s.Name = "Elm School");
        var oak = await desk.Data.SchoolAsync(urn: 990002, with: s => s.Name = "Oak School");
        var ash = await desk.Data.SchoolAsync(urn: 990003, with: s => (s.Name, s.Status) = ("Ash School", SchoolStatus.Closed));
        await desk.Data.SucceedsAsync(ash, oak);
        var area = await desk.Data.AreaAsync("E06990099", with: a => a.Name = "Ashshire");
        var provider = await desk.Data.ProviderAsync();
        var team = await desk.Data.ServiceAsync(provider, s => (s.Reference, s.Name) = ("elm-team", "Elm Team"));
        await desk.Data.ServiceAsync(provider, s => (s.Reference, s.Name, s.Status) = ("oak-team", "Oak Team", ServiceStatus.Ended));
        await desk.Data.PointOfContactAsync(ContactRole.Senco, elm, heldBy: "Sarah Bell");
        await desk.Data.PointOfContactAsync(ContactRole.Headteacher, elm);
        await desk.Data.PointOfContactAsync(ContactRole.AreaLead, area: area);
        await desk.Data.LinkAsync(oak, team);
        (IImport Import, string Text)[] files =
        [
            (new ContactsImport(), "organisation,role,label,shared_telephone,holder_name,holder_since\n990001,SENCO,,01632 960123,Sarah Shah,\n"
                + "990001,counsellor,,no number,Ivo Ness,\n990002,counsellor,,,Ivo Ness,last year\n990002,counsellor,,,Ivo Ness,\n990003,SENCO,,,Kim,\n"
                + "elm-team,team manager,,,Kim,\noak-team,tea maker,,,Kim,\nE06990099,commissioner,,,Kim,"),
            (new LinksImport(), "urn,service,school_role,agreed_on\n990001,elm-team,counsellor,\n990002,oak-team,,\n990003,elm-team,,\n990001,oak-team,,2030-01-01\n"
                + "990001,elm-team,,"),
            (new ServicesImport(), "reference,wait_weeks,wait_as_of,urgent_telephone,catchment_areas,catchment_schools\nelm-team,many,2026-09-01,,E06990099,990001\noak-team,4,someday,none,,\nelm-team,4,,,,"),
            (new GiasImport(), new GiasFile().With(990001, ("EstablishmentName", "Elm School"), ("OpenDate", "someday"), ("NumberOfPupils", "9"))
                .With(990002, ("EstablishmentName", "Oak School"), ("EstablishmentStatus (code)", "9"), ("EstablishmentStatus (name)", ""))
                .With(990002, ("EstablishmentName", "Oak School")).Text()),
            (new GiasLinksImport(), "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n990003,990001,Elm,Successor,someday\n990002,990002,Oak,Successor,\n"),
        ];
        var said = 0;
        foreach (var (import, text) in files)
        {
            var report = await desk.ImportAsync(import, desk.Write($"{import.Kind}.csv", text), dryRun: true);
            Assert.True(report.Refusal is null, $"{import.Kind}: {report.Refusal}");
            string[] messages = [.. report.Problems.Select(p => $"{p} {p.Question}"), .. report.Differences.Select(d => d.InFull), .. report.Notes];
            Assert.NotEmpty(messages);
            said += messages.Length;
            foreach (var message in messages)
            {
                foreach (var (code, name) in Known.Where(known => message.Contains(known.Code, StringComparison.Ordinal)))
                {
                    Assert.True(message.Contains(name, StringComparison.Ordinal), $"{import.Kind}: {message} names {code} without '{name}'.");
                }
            }
        }

        Assert.InRange(said, 30, int.MaxValue);
    }

    [Fact]
    public void No_mail_has_a_code_in_its_words()
    {
        var mails = Directory.GetFiles(Path.Combine(Folder(), "../../Wording/__snapshots__"), "*Mail.snap");
        Assert.NotEmpty(mails);
        var coded = from mail in mails
                    from word in File.ReadAllText(mail).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    where !word.Contains("://", StringComparison.Ordinal) && Code().IsMatch(word.Trim('.', ',', ';', ':', '(', ')', '"'))
                    select $"{Path.GetFileName(mail)} says {word}";
        Assert.Empty(coded);
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    // A URN, a statistics code, an ODS code, or a service's reference beside none of its words.
    [GeneratedRegex("^((?!960)[1-9][0-9]{5}|[ENSW][0-9]{8}|[A-Z][0-9]{5}|[a-z]+-(spa|mhst|camhs|team))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
