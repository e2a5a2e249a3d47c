using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Tests.Features.Contacts.Import;

/// <summary>Somebody whom several rows name, people of one name, and cells that name nobody.</summary>
public sealed class RowsOfOnePersonTests : IAsyncDisposable
{
    private const int Cases = 40;

    private readonly ImportDesk desk = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task However_several_rows_write_one_person_they_are_one_with_the_first_number_and_a_second_import_changes_nothing()
    {
        var random = new Random(20_261_130);
        await SchoolsAsync(990001, 990002, 990003);
        string[] names = ["Ivy Ness", "Mrs Ivy Ness", "I Ness", "NESS, Ivy", "IVY NESS"];
        string[] telephones = ["", "01632 960301", "01632 960302", ""];
        var told = 0;
        var text = "organisation,role,label,holder_name,holder_email,holder_telephone";
        var firsts = new List<string?>();
        for (var index = 0; index < Cases; index++)
        {
            var given = new List<string>();
            foreach (var urn in new[] { 990001, 990002, 990003 })
            {
                given.Add(telephones[random.Next(telephones.Length)]);
                text += $"\n{urn},SENCO,g{index},\"{names[random.Next(names.Length)]}\",ivy.ness@g{index}.example,{given[^1]}";
            }

            var numbers = given.Where(number => number.Length > 0).ToList();
            firsts.Add(numbers.FirstOrDefault()?.Replace(" ", "", StringComparison.Ordinal));
            told += numbers.Count(number => number != numbers[0]);
        }

        var report = await ImportAsync(text);

        Assert.Equal((Cases * 3, told), (report.Added, report.Problems.Count(p => p.Column == "holder_telephone")));
        var people = await desk.ReadAsync(db => db.People.OrderBy(p => p.Id).ToListAsync(Cancellation));
        Assert.Equal(firsts, people.OrderBy(p => p.Id).Select(p => p.Telephone));
        for (var again = 0; again < 2; again++)
        {
            Assert.False((await ImportAsync(text)).HasDifferences);
        }
    }

    [Fact]
    public async Task Where_two_rows_correct_one_person_differently_the_first_is_taken_and_the_other_told()
    {
        await SchoolsAsync(990001, 990002);
        await ImportAsync("organisation,role,holder_name,holder_email\n990001,SENCO,Ivy Ness,ivy@elm.example\n990002,SENCO,Ivy Ness,ivy@elm.example");
        const string text = "organisation,role,holder_name,holder_email\n990001,SENCO,Ivy Ness,i.ness@elm.example\n"
            + "990002,SENCO,Ivy Ness,ivy.ness@elm.example";
        var report = await ImportAsync(text);

        Assert.Equal((3, "holder_email"), (Assert.Single(report.Problems).Line!.Value, report.Problems[0].Column));
        Assert.Equal("i.ness@elm.example", await desk.ReadAsync(db => db.People.Select(p => p.Email).SingleAsync(Cancellation)));
        Assert.False((await ImportAsync(text)).HasDifferences);
    }

    [Theory]
    [InlineData("", 2, 0)]
    [InlineData("2026-09-01", 0, 2)]
    public async Task Two_people_of_one_name_who_have_a_mailbox_each_do_not_take_over_each_others_confirmation(string since, int held, int changed)
    {
        await SchoolsAsync(990001);
        await ImportAsync("organisation,role,holder_name,holder_email,holder_since,holder_trained_on\n"
            + "990001,SENCO,Ivy Ness,ivy.ness@elm.example,2024-09-01,2025-01-10\n990001,headteacher,Ivy Ness,ivy.ness2@elm.example,2024-09-01,2025-02-11");
        await ConfirmAsync();
        var report = await ImportAsync("organisation,role,holder_name,holder_email,holder_since\n"
            + $"990001,SENCO,Ivy Ness,ivy.ness2@elm.example,{since}\n990001,headteacher,Ivy Ness,ivy.ness@elm.example,{since}");

        Assert.Equal((held, changed), (report.Held, report.Changed));
        Assert.All(await ContactsAsync(), contact =>
        {
            var last = contact.Holders.MaxBy(h => h.Since)!;
            Assert.Equal(held > 0, contact.LastVerifiedAt is not null);
            Assert.Equal((held > 0 ? 1 : 2, held > 0), (contact.Holders.Count, last.TrainedOn is not null));
        });
        Assert.Equal(2, await desk.ReadAsync(db => db.People.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_file_of_one_school_takes_no_address_from_somebody_who_works_at_another_too()
    {
        await SchoolsAsync(990001, 990002);
        await ImportAsync("organisation,role,holder_name,holder_email\n990001,SENCO,Ivy Ness,ivy@elm.example\n990002,SENCO,Ivy Ness,ivy@elm.example");
        await ImportAsync("organisation,role,holder_name,holder_email\n990002,SENCO,Ivy Ness,");
        Assert.Equal("ivy@elm.example", await desk.ReadAsync(db => db.People.Select(p => p.Email).SingleAsync(Cancellation)));
    }

    [Theory]
    [InlineData("Vacant", false)]
    [InlineData("(vacancy)", false)]
    [InlineData("Nobody", false)]
    [InlineData("TBC", true)]
    [InlineData("to be confirmed", true)]
    [InlineData("n/a", true)]
    [InlineData("-", true)]
    [InlineData("???", true)]
    public async Task A_word_for_nobody_is_no_persons_name(string cell, bool stays)
    {
        await SchoolsAsync(990001);
        await ImportAsync("organisation,role,holder_name,holder_since\n990001,SENCO,Ivy Ness,2024-09-01");
        var report = await ImportAsync($"organisation,role,holder_name\n990001,SENCO,{cell}\n990001,headteacher,{cell}");

        Assert.Equal([2, 3], report.Problems.Select(p => p.Line!.Value));
        Assert.Equal(1, await desk.ReadAsync(db => db.People.CountAsync(Cancellation)));
        Assert.Equal(stays, (await ContactsAsync())[0].Holders.Single().Until is null);
    }

    [Theory]
    [InlineData("holder_since", "01/09/2062")]
    [InlineData("holder_trained_on", "31/12/2062")]
    [InlineData("holder_since", "01/01/1900")]
    public async Task A_day_too_far_away_to_be_meant_is_told_and_what_is_recorded_stays(string column, string day)
    {
        await SchoolsAsync(990001);
        await ImportAsync("organisation,role,holder_name,holder_since,holder_trained_on\n990001,SENCO,Ivy Ness,2024-09-01,2025-01-10");
        var report = await ImportAsync($"organisation,role,holder_name,{column}\n990001,SENCO,Ivy Ness,{day}");

        Assert.Contains("cannot be right", Assert.Single(report.Problems).Advice, StringComparison.Ordinal);
        var holder = (await ContactsAsync())[0].Holders.Single();
        Assert.Equal((new DateOnly(2024, 9, 1), new DateOnly(2025, 1, 10)), (holder.Since, holder.TrainedOn));
    }

    private async Task SchoolsAsync(params int[] urns)
    {
        foreach (var urn in urns)
        {
            await desk.Data.SchoolAsync(urn: urn);
        }
    }

    private Task<ImportReport> ImportAsync(string text) => desk.ImportAsync(new ContactsImport(), desk.Write("leads.csv", text));

    private async Task ConfirmAsync()
    {
        await using var db = desk.App.Db.Open();
        await db.PointsOfContact.ExecuteUpdateAsync(c => c.SetProperty(x => x.LastVerifiedAt, desk.App.Clock.Now)
            .SetProperty(x => x.VerifyBy, new DateOnly(2027, 11, 1)), Cancellation);
    }

    private Task<List<PointOfContact>> ContactsAsync() => desk.ReadAsync(db => db.PointsOfContact.Include(c => c.Holders)
        .ThenInclude(h => h.Person).OrderBy(c => c.Id).ToListAsync(Cancellation));
}
