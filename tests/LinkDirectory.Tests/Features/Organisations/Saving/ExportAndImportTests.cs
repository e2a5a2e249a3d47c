using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Organisations.Import;
using LinkDirectory.GraphQL.Relay;
using LinkDirectory.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Organisations.Saving;

/// <summary>What the API saved leaves as a file of services and comes back as it was.</summary>
public sealed class ExportAndImportTests : IAsyncDisposable
{
    private const string Save =
        "mutation ($input: SaveServiceInput!) { saveService(input: $input) { service { id } errors { ... on Error { message } } } }";

    private static readonly string[] Texts = ["name", "statusNote", "description", "criteria", "notFor", "beforeReferring"];

    private readonly DirectoryApp app = new();
    private readonly DirectoryApp other = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Semicolons_bars_quotes_and_line_breaks_in_every_text_survive()
    {
        const string awkward = "“Consent; in writing” | 'as\\is' \"quoted\"\nand on a second line;";
        var input = Ordinary();
        foreach (var field in Texts)
        {
            input[field] = awkward;
        }

        input["requires"] = new JsonArray(awkward, "plain", "=1+1", "a\\;b");
        input["locations"] = new JsonArray(Place(awkward), Place(null), Place("Name alone", street: null, town: null));
        var (account, service) = (await EditorAsync(app), input);
        await SaveAsync(account, service);

        var saved = Assert.Single(await ServicesAsync(app));
        Assert.Equal(awkward, saved.Description);
        Assert.Equal([awkward, "plain", "=1+1", "a\\;b"], saved.Requires);
        Assert.Equal((awkward, awkward, awkward), (saved.Locations[0].Name, saved.Locations[0].Street, saved.Locations[0].County));
        await AssertComesBackAsync(services: 1);
    }

    [Fact]
    public async Task Two_hundred_services_of_chance_come_back_as_they_were()
    {
        var editor = await EditorAsync(app);
        var (first, services) = (Soak.Seed(inGate: 1), Soak.Cases(inGate: 200));
        for (var seed = first; seed < first + services; seed++)
        {
            await SaveAsync(editor, Chance(new Random(seed), seed));
        }

        await AssertComesBackAsync(services);
    }

    [Fact]
    public async Task One_value_with_a_semicolon_is_not_two_values()
    {
        var editor = await EditorAsync(app);
        var input = Ordinary();
        input["requires"] = new JsonArray("Consent; What was tried");
        await SaveAsync(editor, input);
        var service = Assert.Single(await ServicesAsync(app));

        await SaveAsync(editor, Change(service, "requires", new JsonArray("Consent", "What was tried")));

        service = Assert.Single(await ServicesAsync(app));
        Assert.Equal((2, 2), (service.Version, service.Requires.Count));
    }

    [Theory]
    [InlineData("[[-0.15, 51.55], [-0.2, 51.52], [-0.15, 51.52], [-0.15, 51.55]]", 1)]
    [InlineData("[[-0.2, 51.52], [-0.15, 51.55], [-0.15, 51.52], [-0.2, 51.52]]", 1)]
    [InlineData("[[-0.20000004, 51.52], [-0.15, 51.52000000001], [-0.15, 51.55], [-0.20000004, 51.52]]", 1)]
    [InlineData("[[-0.2, 51.52], [-0.15, 51.52], [-0.15, 51.56], [-0.2, 51.52]]", 2)]
    [InlineData("[[-0.2, 51.52], [-0.15, 51.52], [-0.15, 51.550001], [-0.2, 51.52]]", 2)]
    [InlineData("[[-0.2, 51.52], [-0.15, 51.52], [-0.2, 51.55], [-0.2, 51.52]]", 2)] // in the same box
    public async Task A_boundary_is_compared_by_its_corners_wherever_it_was_begun(string ring, int version)
    {
        var editor = await EditorAsync(app);
        var input = Ordinary();
        input["catchment"] = Drawn("[[-0.2, 51.52], [-0.15, 51.52], [-0.15, 51.55], [-0.2, 51.52]]");
        await SaveAsync(editor, input);
        var service = Assert.Single(await ServicesAsync(app));

        await SaveAsync(editor, Change(service, "catchment", Drawn(ring)));

        Assert.Equal(version, Assert.Single(await ServicesAsync(app)).Version);
    }

    [Fact]
    public async Task A_drawn_boundary_keeps_every_decimal_of_its_corners()
    {
        var input = Ordinary();
        input["catchment"] = Drawn("[[-0.2000000123456789, 51.52], [-0.15, 51.5200000987654321], [-0.15, 51.55], [-0.2000000123456789, 51.52]]");
        await SaveAsync(await EditorAsync(app), input);

        await AssertComesBackAsync(services: 1);

        var (here, there) = (Assert.Single(await ServicesAsync(app)), Assert.Single(await ServicesAsync(other)));
        Assert.Equal(here.CatchmentBoundary, there.CatchmentBoundary);
        Assert.Equal(-0.2000000123456789, there.CatchmentMinLongitude);
    }

    private async Task AssertComesBackAsync(int services)
    {
        var file = await ExportAsync(app);
        var again = await Spreadsheet.ImportTextAsync(app, new ServicesImport(), file, strict: true);
        Assert.Null(again.Refusal);
        Assert.Empty(again.Differences);
        Assert.Equal((services, services), (again.Rows, again.Unchanged));
        var workbook = await Spreadsheet.ImportBytesAsync(app, new ServicesImport(), await ExportAsync(app, TableFormat.Workbook), strict: true);
        Assert.Null(workbook.Refusal);
        Assert.Empty(workbook.Differences);
        Assert.Equal((services, services), (workbook.Rows, workbook.Unchanged));

        await EditorAsync(other);
        var elsewhere = await Spreadsheet.ImportTextAsync(other, new ServicesImport(), file, strict: true);
        Assert.Null(elsewhere.Refusal);
        Assert.Equal(file, await ExportAsync(other));
    }

    private static async Task<string> ExportAsync(DirectoryApp from)
    {
        using var reader = new StreamReader(new MemoryStream(await ExportAsync(from, TableFormat.Csv)));
        return await reader.ReadToEndAsync(Cancellation);
    }

    private static async Task<byte[]> ExportAsync(DirectoryApp from, TableFormat format)
    {
        using var file = new MemoryStream();
        await from.Services.GetRequiredService<ServicesExport>().WriteAsync(file, format, Cancellation);
        return file.ToArray();
    }

    // The area, school and postcodes that the services name, and somebody who may save them.
    private static async Task<Account> EditorAsync(DirectoryApp directory)
    {
        var data = new TestData(directory.Db);
        var area = await data.AreaAsync("E09000007", boundary: TestData.Box(51.5, 51.6, -0.25, -0.1));
        await data.StandsInAsync(await data.SchoolAsync(100000), area);
        await data.PostcodeAsync("NW3 2JB", new Point(51.555, -0.165));
        await data.ProviderAsync(p => (p.Id, p.Name, p.OdsCode) = (77, "Trust; \"A | B\"", "PX1"));
        return await data.AccountAsync(UserRole.DirectoryEditor, area: area);
    }

    private async Task SaveAsync(Account account, JsonObject input)
    {
        var answer = await app.AskAsAsync(account, Save, new { input });
        Assert.True(answer["saveService.errors"].ValueKind == JsonValueKind.Null, answer.Text + input.ToJsonString());
    }

    private static async Task<List<Service>> ServicesAsync(DirectoryApp from)
    {
        await using var db = from.Db.OpenToRead();
        return await db.Services.Include(s => s.Locations).ToListAsync(Cancellation);
    }

    private static JsonObject Ordinary() => new()
    {
        ["provider"] = NodeId.Create("Provider", 77).ToString(),
        ["name"] = "Calm Café",
        ["kind"] = "COMMUNITY_COUNSELLING",
        ["needs"] = new JsonArray("ANXIETY"),
        ["ageRange"] = new JsonObject { ["minimum"] = 5, ["maximum"] = 17 },
        ["asks"] = new JsonArray("SUPPORT"),
        ["acceptsReferralsFrom"] = new JsonArray("SELF"),
        ["urgencies"] = new JsonArray("ROUTINE"),
        ["referralMethods"] = new JsonArray("TELEPHONE"),
        ["catchment"] = new JsonObject { ["basis"] = new JsonArray("HOME_ADDRESS"), ["areas"] = new JsonArray("E09000007") },
    };

    private static JsonObject Change(Service service, string field, JsonNode value) =>
        new() { ["id"] = NodeId.Create("Service", service.Id).ToString(), ["version"] = 1, [field] = value };

    private static JsonObject Drawn(string ring) => new()
    {
        ["basis"] = new JsonArray("HOME_ADDRESS"),
        ["boundary"] = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(JsonNode.Parse(ring)) },
    };

    private static JsonObject Place(string? text) => Place(text, text, text);

    private static JsonObject Place(string? text, string? street, string? town) => new()
    {
        ["name"] = text,
        ["address"] = new JsonObject
        {
            ["street"] = street,
            ["locality"] = town,
            ["town"] = town,
            ["county"] = street,
            ["postcode"] = "nw32jb",
        },
    };

    private static JsonObject Chance(Random random, int seed)
    {
        var input = Ordinary();
        input["reference"] = $"chance-{seed}";
        foreach (var field in Texts)
        {
            input[field] = field == "name" ? "N" + Text(random) : Text(random);
        }

        input["requires"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Text(random))]);
        input["needs"] = Some(random, "ANXIETY", "LOW_MOOD", "ADHD", "OTHER");
        input["delivery"] = Some(random, "IN_SCHOOL", "ONLINE");
        input["hours"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Period(random))]);
        input["locations"] = new JsonArray(
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => Place(Text(random), Text(random), Text(random)))]);
        input["website"] = $"https://a.example/{random.Next(9)};b|c?d=%3B&e='\"#f";
        input["waitWeeks"] = random.Next(2) == 0 ? random.NextDouble() / Math.Pow(10, random.Next(6)) : random.Next(50);
        input["waitAsOf"] = "2026-09-30";
        input["catchment"] = random.Next(2) == 0 ? Drawn(Ring(random))
            : new JsonObject
            {
                ["basis"] = new JsonArray("SCHOOL", "GP_PRACTICE"),
                ["areas"] = new JsonArray("e09000007"),
                ["schools"] = new JsonArray(100000),
                ["practices"] = new JsonArray("Z99012", "f83004"),
            };
        return input;
    }

    private static string Text(Random random)
    {
        string[] letters =
            [";", "|", "\"", "'", "\\", "\n", "\r\n", ",", "=", "+", "-", "@", "#", "\t", " ", "é", "’", "😀", "<", "a", "B", "7"];
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => letters[random.Next(letters.Length)]));
    }

    private static JsonArray Some(Random random, params string[] names) =>
        new([.. names.Where((_, index) => index == 0 || random.Next(2) == 0).Select(name => (JsonNode)name)]);

    private static JsonObject Period(Random random) => new JsonObject
    {
        ["days"] = new JsonArray(random.Next(2) == 0 ? "MONDAY" : "SATURDAY", "SUNDAY"),
        ["opens"] = $"{random.Next(24):D2}:{random.Next(60):D2}",
        ["closes"] = $"{random.Next(24):D2}:{random.Next(60):D2}",
        ["termTimeOnly"] = random.Next(2) == 0,
    };

    // Corners of up to sixteen decimals.
    private static string Ring(Random random)
    {
        double Near(double degrees) => degrees + (random.NextDouble() / 100);
        string[] corners = [At(Near(-0.2), Near(51.52)), At(Near(-0.15), Near(51.52)), At(Near(-0.15), Near(51.57))];
        return $"[{string.Join(", ", [.. corners, corners[0]])}]";
    }

    private static string At(double longitude, double latitude) =>
        string.Create(CultureInfo.InvariantCulture, $"[{longitude:R}, {latitude:R}]");
}
