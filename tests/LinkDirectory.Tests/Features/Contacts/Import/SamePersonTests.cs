using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Contacts.Import;

/// <summary>Whom a row means: one person typed another way, two people who read one mailbox, or what the file cannot tell.</summary>
public sealed class SamePersonTests : IAsyncDisposable
{
    private const string Header = "organisation,role,label,holder_name,holder_email,holder_since,holder_trained_on";
    private const string Fields = "../../../../../../shared/field-cases/contacts";
    private static readonly int Cases = Soak.Cases(inGate: 500);

    private static readonly DateOnly Began = new(2024, 9, 1);

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public SamePersonTests() => data = new TestData(app.Db);

    private enum Told
    {
        Same,
        Other,
        Held,
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> OneNameTypedTwice { get; } = new()
    {
        { "Niamh O'Dowd", "Niamh O’Dowd" },
        { "Niamh O'Dowd", "NIAMH ODOWD" },
        { "Niamh O'Dowd", "Niamh O Dowd" },
        { "Eva-Maria Hall-Reid", "Eva‑Maria Hall‑Reid" },
        { "Eva-Maria Hall-Reid", "Eva Maria Hall Reid" },
        { "Zoë Lefèvre", "Zoe\u0308 Lefe\u0300vre" },
        { "Zoë Lefèvre", "Zoe Lefevre" },
        { "Søren Łuczak", "Soren Luczak" },
        { "Jo Ann Pike", "Jo\u00A0 Ann Pike" },
        { "Jo Ann Pike", "Joann Pike" },
        { "Tom\u200Basz Nowak", "Tomasz Nowak" },
        { "Tomasz Nowak", "Mr Tomasz Nowak" },
        { "Dr Tomasz Nowak", "Prof. Tomasz Nowak, MBE" },
        { "Miss Ada Finch", "Mrs Ada Finch" },
        { "Ada Finch", "Finch, Ada" },
        { "Ada Finch", "FINCH Ada" },
        { "Ada Finch", "Ada Rose Finch" },
        { "Ada Finch", "A Finch" },
        { "Ada Finch", "Ada Finch-Moore" },
        { "Ada Finch (maternity cover)", "Ada Finch" },
        { "Robert Lane", "Bob Lane" },
        { "Katherine Lane", "Kate Lane" },
        { "Jürgen Köhler", "Juergen Koehler" },
        { "Åse Bjørk", "Aase Bjoerk" },
        { "Hróðný Ævars", "Hrodny Aevars" },
    };

    [Theory]
    [MemberData(nameof(OneNameTypedTwice))]
    public async Task One_person_typed_another_way_stays_who_they_are_with_what_was_confirmed(string before, string now)
    {
        await RoleAsync(before, null);
        var report = await ImportAsync("organisation,role,label,holder_name,holder_job_title\n990001,senco,one," + $"\"{now}\",Deputy Headteacher");

        Assert.Empty(report.Problems);
        var contact = Assert.Single(await ContactsAsync());
        var holder = Assert.Single(contact.Holders);
        Assert.Equal((Began, null, new DateOnly(2025, 3, 3), "Deputy Headteacher"),
            (holder.Since, holder.Until, holder.TrainedOn, holder.JobTitle));
        Assert.NotNull(contact.LastVerifiedAt);
        Assert.Equal(1, await PeopleAsync());
    }

    [Theory]
    [InlineData("Zoë Lefèvre", "Zoe Lefevre", "Zoë Lefèvre")]
    [InlineData("Zoe Lefevre", "Zoë Lefèvre", "Zoë Lefèvre")]
    [InlineData("Niamh O'Dowd", "Niamh O’Dowd", "Niamh O'Dowd")]
    [InlineData("Ada Finch", "A Finch", "Ada Finch")]
    [InlineData("ADA FINCH", "Ada Finch", "Ada Finch")]
    [InlineData("Ada O'Dowd", "ADA ODOWD", "Ada O'Dowd")]
    [InlineData("Eva-Maria Reid", "Eva Maria Reid", "Eva-Maria Reid")]
    [InlineData("Jürgen Köhler", "Juergen Koehler", "Jürgen Köhler")]
    public async Task Of_two_writings_the_fuller_one_is_kept(string before, string now, string kept)
    {
        await RoleAsync(before, "ada@elm.example");
        await ImportAsync($"{Header}\n990001,senco,one,{now},ada@elm.example,,");
        Assert.Equal(kept, Assert.Single(Assert.Single(await ContactsAsync()).Holders).Person.Name);
    }

    [Theory]
    [InlineData("Grace Bell", "head@elm.example", "Grace Shah", "2026-09-01")]
    [InlineData("Mr Ian Cole", "head@elm.example", "Mrs Priya Nair", "2026-09-01")]
    [InlineData("Mr Ian Cole", "head@elm.example", "Mrs Priya Nair", "")]
    [InlineData("Ian Cole", "office@elm.example", "Ruth Cole", "")]
    [InlineData("Ian Cole", "elm@elm.example", "Priya Nair", "")]
    [InlineData("Ian Cole", "", "Priya Nair", "")]
    [InlineData("Ian Cole", "ian.cole@elm.example", "Ruth Cole", "", "ruth.cole@elm.example")]
    [InlineData("Grace Bell", "", "Grace Shah", "2026-09-01")]
    public async Task A_successor_with_the_same_mailbox_is_somebody_else_and_inherits_nothing(
        string before, string mailbox, string now, string since, string? mailboxNow = null)
    {
        await RoleAsync(before, mailbox.Length > 0 ? mailbox : null);
        var report = await ImportAsync(
            $"organisation,role,label,holder_name,holder_email,holder_since\n990001,senco,one,{now},{mailboxNow ?? mailbox},{since}");

        Assert.Equal(1, report.Changed);
        var contact = Assert.Single(await ContactsAsync());
        Assert.Equal([before, now], contact.Holders.OrderBy(h => h.Since).Select(h => h.Person.Name));
        Assert.Null(contact.LastVerifiedAt);
        Assert.Null(contact.Holders.MaxBy(h => h.Since)!.TrainedOn);
        Assert.Equal(2, await PeopleAsync());
    }

    [Theory]
    [InlineData("Sarah Bell", "sarah.bell@elm.example", "Sarah Shah", "")]
    [InlineData("Sarah Bell", "sarah.bell@elm.example", "Sarah Shah", "2026-09-01")]
    [InlineData("Sarah Bell", "head@elm.example", "Sarah Shah", "")]
    [InlineData("Sarah Bell", "", "Sarah Shah", "")]
    [InlineData("Sarah Bell", "s.bell@elm.example", "Simon Bell", "2026-09-01")]
    [InlineData("Sarah Bell", "sarah.bell@elm.example", "Piotr Nowak", "2026-09-01")]
    [InlineData("Sarah Bell", "", "Sara Bell", "")]
    [InlineData("Mr A Bell", "", "Mrs A Bell", "")]
    [InlineData("Sarah Bell", "", "Mrs Bell", "")]
    [InlineData("Sarah Bell", "head@elm.example", "Sarah Bell & Tom Reed", "")]
    [InlineData("Sarah Anne Bell", "", "SA Bell", "")]
    [InlineData("Mohammed Bell", "", "Muhammad Bell", "")]
    public async Task What_the_file_cannot_tell_is_held_and_shown_with_names_and_schools(
        string before, string mailbox, string now, string since)
    {
        await RoleAsync(before, mailbox.Length > 0 ? mailbox : null);
        var text = $"organisation,role,label,shared_telephone,holder_name,holder_email,holder_since\n990001,senco,one,01632 960001,{now},"
            + $"{mailbox},{since}";
        var was = await DescribeAsync();
        var preview = await ImportAsync(text, dryRun: true);

        var problem = Assert.Single(preview.Problems);
        Assert.Equal((ImportRowOutcome.Held, 2, "holder_name"), (problem.Outcome, problem.Line, problem.Column));
        Assert.Contains($"On record: {before}", problem.Question, StringComparison.Ordinal);
        Assert.Contains("at Elm School", problem.Question, StringComparison.Ordinal);
        Assert.Contains($"In the file: {now}", problem.Question, StringComparison.Ordinal);
        Assert.DoesNotContain("Bell", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal((1, 0, 0), (preview.Held, preview.Changed, preview.Vanished));

        var report = await ImportAsync(text);
        Assert.Equal((1, true), (report.Held, report.Committed));
        Assert.Equal(was, await DescribeAsync());
        var kept = await Kept();
        Assert.Contains("holder_same_person", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Bell", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_on_the_preview_or_in_the_file_is_carried_out_and_asked_once(bool inTheFile)
    {
        foreach (var isSame in new[] { true, false })
        {
            await RoleAsync("Sarah Bell", "sarah.bell@elm.example", isSame ? "one" : "two");
            var label = isSame ? "one" : "two";
            var text = $"organisation,role,label,holder_name,holder_email\n990001,senco,{label},Sarah Shah,sarah.bell@elm.example";
            var decided = $"organisation,role,label,holder_name,holder_email,holder_same_person\n990001,senco,{label},Sarah Shah,"
                + $"sarah.bell@elm.example,{(isSame ? "yes" : "no")}";
            var key = (await ImportAsync(text, dryRun: true)).Problems.Single(p => p.Outcome == ImportRowOutcome.Held).DecisionKey!;
            var report = inTheFile
                ? await ImportAsync(decided)
                : await ImportAsync(text, decisions: new Dictionary<string, bool> { [key] = isSame });

            Assert.Equal((1, 0), (report.Changed, report.Held));
            var contact = (await ContactsAsync()).Single(c => c.Label == label);
            Assert.Equal(isSame ? 1 : 2, contact.Holders.Count);
            Assert.Equal("Sarah Shah", contact.Holders.MaxBy(h => h.Since)!.Person.Name);
            Assert.Equal(isSame, contact.LastVerifiedAt is not null);
            Assert.Equal(isSame ? new DateOnly(2025, 3, 3) : null, contact.Holders.MaxBy(h => h.Since)!.TrainedOn);
            await ConfirmAsync();
            var was = await DescribeAsync();
            var again = await ImportAsync(inTheFile ? decided : text);
            Assert.Equal((0, 0), (again.Changed, again.Held));
            Assert.Equal(was, await DescribeAsync());
            await using var db = app.Db.Open();
            await db.Holders.ExecuteDeleteAsync(Cancellation);
            await db.People.ExecuteDeleteAsync(Cancellation);
        }
    }

    [Fact]
    public async Task A_left_over_answer_decides_nothing_that_was_not_asked()
    {
        await RoleAsync("Ian Cole", "head@elm.example");
        await ImportAsync(
            "organisation,role,label,holder_name,holder_email,holder_same_person\n990001,senco,one,Priya Nair,head@elm.example,yes");
        var contact = Assert.Single(await ContactsAsync());
        Assert.Equal((2, null), (contact.Holders.Count, contact.LastVerifiedAt));
    }

    [Fact]
    public async Task Two_people_of_one_file_may_read_one_mailbox()
    {
        await RoleAsync("Ian Cole", "office@elm.example");
        var text = $"{Header}\n990001,senco,one,Ian Cole,office@elm.example,2024-09-01,2025-03-03\n"
            + "990001,headteacher,,Ruth Adeyemi,office@elm.example,2024-09-01,";
        var report = await ImportAsync(text);

        Assert.Equal((1, 1), (report.Added, report.Unchanged));
        Assert.Equal(["Ian Cole", "Ruth Adeyemi"], (await ContactsAsync()).Select(c => Assert.Single(c.Holders).Person.Name));
        Assert.False((await ImportAsync(text)).HasDifferences);
    }

    [Fact]
    public async Task A_person_on_record_twice_is_joined_in_the_role_and_keeps_the_term()
    {
        await RoleAsync("Ada Finch", null);
        await RoleAsync("Ada Finch", "ada.finch@elm.example", "two");
        await ImportAsync($"{Header}\n990001,senco,one,Ada Finch,ada.finch@elm.example,,2025-03-03");

        var contacts = await ContactsAsync();
        Assert.Equal(contacts[1].Holders.Single().PersonId, contacts[0].Holders.Single().PersonId);
        Assert.NotNull(contacts[0].LastVerifiedAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_500_people_none_is_joined_or_parted_wrongly_and_no_confirmation_passes_on(bool asWorkbook)
    {
        var random = new Random(Soak.Seed(inGate: 20_261_130));
        await data.SchoolAsync(urn: 990001, with: s => s.Name = "Elm School");
        var people = Enumerable.Range(0, Cases).Select(index => NamePairs.Make(random, index)).ToList();
        await ImportAsync(Header + string.Concat(people.Select((p, index) =>
            $"\n990001,senco,g{index},\"{p.Before}\",{p.Mailbox},2024-09-01,2025-03-03")));
        await ConfirmAsync();
        var before = (await ContactsAsync()).ToDictionary(c => c.Label);
        var next = "organisation,role,label,holder_name,holder_email,holder_since" + string.Concat(people.Select((p, index) =>
            $"\n990001,senco,g{index},\"{p.Now}\",{p.Mailbox},{(p.IsSame ? "" : p.Since)}"));
        var bytes = asWorkbook ? TestWorkbook.FromCsv(next).ToBytes() : System.Text.Encoding.UTF8.GetBytes(next);
        var report = await Spreadsheet.ImportBytesAsync(app, new ContactsImport(), bytes);
        var after = (await ContactsAsync()).ToDictionary(c => c.Label);

        var held = report.Problems.Where(p => p.Outcome == ImportRowOutcome.Held).Select(p => p.Line!.Value - 2).ToHashSet();
        for (var index = 0; index < Cases; index++)
        {
            var (was, now, person) = (before[$"g{index}"], after[$"g{index}"], people[index]);
            var last = now.Holders.MaxBy(h => (h.Since, h.Id))!;
            var told = held.Contains(index) ? Told.Held : last.PersonId == was.Holders.Single().PersonId ? Told.Same : Told.Other;
            Assert.True(told == Told.Held || told == (person.IsSame ? Told.Same : Told.Other), $"{person}: {told}");
            Assert.Equal((told == Told.Other ? 2 : 1, told != Told.Other), (now.Holders.Count, now.LastVerifiedAt is not null));
            Assert.Equal(told == Told.Other ? null : new DateOnly(2025, 3, 3), last.TrainedOn);
        }

        Assert.InRange(held.Count, 0, Cases / 20);
        await ConfirmAsync();
        var stood = await DescribeAsync();
        Assert.False((await Spreadsheet.ImportBytesAsync(app, new ContactsImport(), bytes)).HasDifferences);
        Assert.Equal(stood, await DescribeAsync());
    }

    [Theory]
    [InlineData("c10c.csv", "c10d.csv", 2, false)]
    [InlineData("c10-base.csv", "c10-next.csv", 4, false)]
    [InlineData("c1-base.csv", "c1-variants.csv", 6, true)]
    [InlineData("c1b-base.csv", "c1b-variant.csv", 1, true)]
    public async Task Field_cases_are_read_as_they_are_meant(string first, string then, int people, bool stays)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, Fields)), "The field cases are not beside the repository.");
        for (var urn = 990010; urn <= 990025; urn++)
        {
            await data.SchoolAsync(urn: urn);
        }

        await ImportAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, Fields, first), Cancellation));
        await ConfirmAsync();
        var next = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, Fields, then), Cancellation);
        var report = await ImportAsync(next);

        Assert.Equal((0, 0), (report.Rejected, report.Held));
        Assert.Equal(people, await PeopleAsync());
        Assert.All(await ContactsAsync(), contact => Assert.Equal(stays, contact.LastVerifiedAt is not null));
        Assert.False((await ImportAsync(next)).HasDifferences);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task RoleAsync(string name, string? email, string label = "one")
    {
        await using var db = app.Db.OpenToRead();
        var school = await db.Schools.SingleOrDefaultAsync(s => s.Urn == 990001, Cancellation)
            ?? await data.SchoolAsync(urn: 990001, with: s => s.Name = "Elm School");
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: name, with: c =>
        {
            c.Label = label;
            (c.Holders[0].Since, c.Holders[0].TrainedOn) = (Began, new DateOnly(2025, 3, 3));
            c.Holders[0].Person.Email = email;
        });
    }

    private Task<ImportReport> ImportAsync(string text, bool dryRun = false, IReadOnlyDictionary<string, bool>? decisions = null) =>
        Spreadsheet.ImportTextAsync(app, new ContactsImport(decisions), text, dryRun);

    private async Task ConfirmAsync()
    {
        await using var db = app.Db.Open();
        await db.PointsOfContact.ExecuteUpdateAsync(c => c.SetProperty(x => x.LastVerifiedAt, app.Clock.Now)
            .SetProperty(x => x.VerifyBy, new DateOnly(2027, 11, 1)), Cancellation);
    }

    private async Task<List<PointOfContact>> ContactsAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).OrderBy(c => c.Id).ToListAsync(Cancellation);
    }

    private async Task<int> PeopleAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.People.CountAsync(Cancellation);
    }

    private async Task<string> Kept()
    {
        await using var db = app.Db.OpenToRead();
        return string.Join('\n', await db.Set<ImportRowResult>().Select(r => r.Subject + " " + r.Message).ToListAsync(Cancellation));
    }

    private async Task<string> DescribeAsync() => string.Join('\n', (await ContactsAsync()).Select(c =>
        $"{c.Id} {c.Version} {c.SharedTelephone} {c.LastVerifiedAt:O} {c.VerifyBy} " + string.Join(' ', c.Holders.OrderBy(h => h.Id)
            .Select(h => $"{h.Id} {h.PersonId} {h.Person.Name} {h.Person.Email} {h.Since} {h.Until} {h.TrainedOn}"))));
}
