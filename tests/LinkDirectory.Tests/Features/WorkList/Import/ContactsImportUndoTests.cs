using System.Text;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Contacts.Import;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Verifications;
using LinkDirectory.Features.WorkList;
using LinkDirectory.Features.WorkList.Import;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.WorkList.Import;

/// <summary>An editor's file of contacts: what it may change, and how it is taken back.</summary>
public sealed class ContactsImportUndoTests : IAsyncDisposable
{
    private const string Header = "organisation,role,shared_email,holder_name,holder_email,holder_since\n";

    private readonly DirectoryApp app = new();
    private readonly TestData data;

    public ContactsImportUndoTests() => data = new TestData(app.Db);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ContactsImportUndo Undo => app.Services.GetRequiredService<ContactsImportUndo>();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Rows_of_other_areas_are_left_out_one_by_one()
    {
        var (editor, school) = await EditorAsync();
        var other = await data.SchoolAsync();

        var preview = await PreviewAsync(editor,
            $"{Header}{school.Urn},senco,a@school.example,,,\n{other.Urn},senco,b@school.example,,,\n");

        Assert.Equal((1, 1), (preview.Report.Added, preview.Report.Rejected));
        Assert.Contains("not of your areas", Assert.Single(preview.Report.Problems).Advice, StringComparison.Ordinal);
        Assert.Equal(3, preview.Report.Problems[0].Line);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_the_same_account_alone_can_import_it()
    {
        var (editor, school) = await EditorAsync();
        var preview = await PreviewAsync(editor, $"{Header}{school.Urn},senco,a@school.example,Ash New,ash@school.example,2026-09-01\n");
        Assert.Empty(await ContactsAsync());
        var uploads = app.Services.GetRequiredService<ImportUploads>();

        Assert.Null(await uploads.ImportAsync(new ContactsImport(), preview.Upload!.Value, editor with { AccountId = editor.AccountId + 1 },
            Cancellation));
        Assert.True((await uploads.ImportAsync(new ContactsImport(), preview.Upload.Value, editor, Cancellation))!.Committed);
        Assert.Null(await uploads.ImportAsync(new ContactsImport(), preview.Upload.Value, editor, Cancellation));
        Assert.Single(await ContactsAsync());
    }

    [Fact]
    public async Task Undoing_puts_every_record_back_and_takes_what_was_added_away()
    {
        var (editor, school) = await EditorAsync();
        var kept = await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "Robin Before", with: c =>
        {
            (c.SharedEmail, c.Holders[0].Person.Email) = ("senco@school.example", "robin@school.example");
        });
        var before = await DescribeAsync();
        await ImportAsync(editor,
            $"{Header}{school.Urn},senco,new@school.example,Sam "
                + $"After,sam@school.example,2026-11-01\n{school.Urn},headteacher,head@school.example,Kim "
                + "Head,kim@school.example,2026-09-01\n");
        Assert.NotEqual(before, await DescribeAsync());

        var run = Assert.Single(await Undo.RecentAsync(editor, Cancellation));
        var undone = await Undo.UndoAsync(run.RunId, editor, Cancellation);

        Assert.Equal((true, 2), (undone.IsDone, undone.Records));
        Assert.Equal(before, await DescribeAsync());
        Assert.NotNull((await Undo.RecentAsync(editor, Cancellation)).Single().UndoneAt);
        Assert.NotNull((await Undo.UndoAsync(run.RunId, editor, Cancellation)).Refusal);
        await using var db = app.Db.OpenToRead();
        Assert.Equal(3, (await db.PointsOfContact.SingleAsync(c => c.Id == kept.Id, Cancellation)).Version);
        Assert.Contains(await db.AuditLines.Select(l => l.Act).ToListAsync(Cancellation), act => act == "undo import contacts");
        Assert.Null((await db.Set<ImportUndo>().SingleAsync(Cancellation)).Sealed);
    }

    [Fact]
    public async Task A_later_change_prevents_it_and_nothing_is_undone()
    {
        var (editor, school) = await EditorAsync();
        await data.PointOfContactAsync(ContactRole.Senco, school);
        await data.PointOfContactAsync(ContactRole.Headteacher, school);
        await ImportAsync(editor,
            $"organisation,role,shared_email\n{school.Urn},senco,new@school.example\n{school.Urn},headteacher,head@school.example\n");
        var senco = (await ContactsAsync()).Single(c => c.Role == ContactRole.Senco);
        await app.Services.GetRequiredService<VerificationService>().RecordAsync(
            senco.Id, new VerificationGiven(app.Clock.Now, VerificationMethod.Telephone, VerificationOutcome.Confirmed, null),
            Actor.Operator, Cancellation);

        var undone = await Undo.UndoAsync(Assert.Single(await Undo.RecentAsync(editor, Cancellation)).RunId, editor, Cancellation);

        Assert.False(undone.IsDone);
        Assert.Contains("Elm School", Assert.Single(undone.InTheWay), StringComparison.Ordinal);
        Assert.Contains("senco", Assert.Single(undone.InTheWay), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["head@school.example", "new@school.example"],
            (await ContactsAsync()).Select(c => c.SharedEmail!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_import_can_be_undone_for_thirty_days_by_the_person_who_made_it()
    {
        var (editor, school) = await EditorAsync();
        await ImportAsync(editor, $"{Header}{school.Urn},senco,a@school.example,,,\n");
        var run = Assert.Single(await Undo.RecentAsync(editor, Cancellation)).RunId;

        Assert.NotNull((await Undo.UndoAsync(run, editor with { Name = "account 999" }, Cancellation)).Refusal);
        app.Clock.Now = app.Clock.Now.AddDays(ImportUndo.Days + 1);
        Assert.NotNull((await Undo.UndoAsync(run, editor, Cancellation)).Refusal);
        Assert.Empty(await Undo.RecentAsync(editor, Cancellation));
    }

    [Fact]
    public async Task The_database_tells_nothing_of_what_waits_to_be_imported_or_undone()
    {
        var (editor, school) = await EditorAsync();
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "Zebedee Quill");
        await PreviewAsync(editor, $"{Header}{school.Urn},headteacher,a@school.example,Yolanda Xu,yolanda@school.example,\n");
        await ImportAsync(editor, $"{Header}{school.Urn},senco,a@school.example,Wilfred Vance,wilfred@school.example,\n");
        await using var db = app.Db.OpenToRead();

        var kept = Encoding.UTF8.GetString((await db.Set<ImportUpload>().SingleAsync(Cancellation)).Sealed)
            + (await db.Set<ImportUndo>().SingleAsync(Cancellation)).Sealed;

        Assert.DoesNotContain("Yolanda", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebedee", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilfred", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_out_comes_back_without_a_change_and_runs_as_no_formula()
    {
        var (keeper, school) = await EditorAsync();
        var editor = keeper with { ReadsPeople = true };
        await data.PointOfContactAsync(ContactRole.Senco, school, heldBy: "=Robin, \"the\" Lead", with: c =>
        {
            (c.SharedEmail, c.SharedTelephone, c.Availability, c.AwayUntil) = ("senco@school.example", "02079460001", "-Mondays",
                new DateOnly(2027, 1, 4));
            c.Holders[0].JobTitle = "'@Work";
            c.Holders.Add(new Holder
            {
                Deputy = true,
                Since = new DateOnly(2026, 1, 1),
                Person = new Person { Name = "Sam Deputy", Email = "sam@school.example" },
            });
        });
        await data.PointOfContactAsync(ContactRole.Headteacher, school, heldBy: null);
        await data.PointOfContactAsync(ContactRole.Senco, await data.SchoolAsync());
        using var file = new MemoryStream();

        await app.Services.GetRequiredService<ContactsExport>().WriteAsync(new ContactGridQuery(new ContactGridFilter()), file, TableFormat.Csv,
            editor, Cancellation);
        var text = Encoding.UTF8.GetString(file.ToArray());
        using var workbook = new MemoryStream();
        await app.Services.GetRequiredService<ContactsExport>().WriteAsync(new ContactGridQuery(new ContactGridFilter()), workbook,
            TableFormat.Workbook, editor, Cancellation);
        var again = await PreviewAsync(editor, workbook.ToArray());
        Assert.Empty(again.Report.Problems);
        Assert.Equal((0, 0, 2), (again.Report.Added, again.Report.Changed, again.Report.Unchanged));
        var preview = await PreviewAsync(editor, text);

        Assert.Equal(3, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"'=Robin, \"\"the\"\" Lead\"", text, StringComparison.Ordinal);
        Assert.Contains(",'-Mondays,", text, StringComparison.Ordinal);
        Assert.Empty(preview.Report.Problems);
        Assert.Equal((0, 0, 2), (preview.Report.Added, preview.Report.Changed, preview.Report.Unchanged));
        await using var db = app.Db.OpenToRead();
        Assert.All(await db.AuditLines.Where(l => l.Act == "export contacts").ToListAsync(Cancellation),
            line => Assert.Contains("2 rows", line.Detail, StringComparison.Ordinal));
    }

    private async Task<(Actor Editor, School School)> EditorAsync()
    {
        var area = await data.AreaAsync("E08000001");
        var school = await data.SchoolAsync(with: s => s.Name = "Elm School");
        await data.StandsInAsync(school, area);
        var account = await data.AccountAsync(UserRole.DirectoryEditor, area: area);
        return (await app.ActorOfAsync(account), school);
    }

    private Task<ImportPreview> PreviewAsync(Actor editor, string text) => PreviewAsync(editor, Encoding.UTF8.GetBytes(text));

    private Task<ImportPreview> PreviewAsync(Actor editor, byte[] content) =>
        app.Services.GetRequiredService<ImportUploads>().PreviewAsync(new ContactsImport(), "contacts.csv", content, editor, Cancellation);

    private async Task ImportAsync(Actor editor, string text)
    {
        var preview = await PreviewAsync(editor, text);
        var report = await app.Services.GetRequiredService<ImportUploads>().ImportAsync(new ContactsImport(), preview.Upload!.Value, editor,
            Cancellation);
        Assert.True(report!.Committed, report.Refusal);
    }

    private async Task<List<PointOfContact>> ContactsAsync()
    {
        await using var db = app.Db.OpenToRead();
        return await db.PointsOfContact.Include(c => c.Holders).ThenInclude(h => h.Person).OrderBy(c => c.Id).ToListAsync(Cancellation);
    }

    // Everything but the version, which goes on.
    private async Task<string> DescribeAsync()
    {
        var text = new StringBuilder();
        foreach (var contact in await ContactsAsync())
        {
            text.AppendLine(
                $"{contact.Id} {contact.Role} {contact.SharedEmail} {contact.LastVerifiedAt:O} {contact.VerifyBy} "
                    + $"{contact.UndeliverableSince}");
            foreach (var holder in contact.Holders.OrderBy(h => h.Id))
            {
                text.AppendLine($"  {holder.Id} {holder.Since} {holder.Until} {holder.Person.Name} {holder.Person.Email}");
            }
        }

        await using var db = app.Db.OpenToRead();
        return text.AppendLine($"{await db.People.CountAsync(Cancellation)} people").ToString();
    }
}
