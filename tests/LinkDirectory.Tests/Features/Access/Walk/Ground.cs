using LinkDirectory.Features.Access;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>Somebody who comes to the directory.</summary>
/// <param name="As">The role by which they may be allowed something; <see cref="Who.Nobody"/> for people who are elsewhere.</param>
/// <param name="Account">Null for anyone.</param>
public sealed record Visitor(string Name, Who As, Account? Account)
{
    public bool MayBe(Who decided) =>
        decided.HasFlag(Who.Anyone) || (Account is not null && decided.HasFlag(Who.SignedIn)) || (As & decided) != Who.Nobody;

    /// <summary>
    /// Whether they meet people. Service staff use the whole directory, wherever they work; school staff, commissioners and editors that of
    /// their areas; administrators none.
    /// </summary>
    public bool MeetsPeople => As is Who.SchoolStaff or Who.ProviderStaff or Who.ProviderStaffElsewhere or Who.Commissioner or Who.Editor;

    public override string ToString() => Name;
}

/// <summary>The small directory, and everybody who might come to it: each role here, and each role of somewhere else.</summary>
public sealed class Ground
{
    private Ground(DirectoryApp app, SmallDirectory made, TestData data) => (App, Made, Data) = (app, made, data);

    public DirectoryApp App { get; }

    public SmallDirectory Made { get; }

    public TestData Data { get; }

    public Area FarArea { get; private init; } = null!;

    public School FarSchool { get; private init; } = null!;

    public Service FarService { get; private init; } = null!;

    public Provider FarProvider { get; private init; } = null!;

    public IReadOnlyList<Visitor> Visitors { get; private init; } = [];

    public Visitor Editor => Visitors.Single(v => v.As == Who.Editor);

    public static async Task<Ground> InAsync(DirectoryApp app)
    {
        var made = await SmallDirectory.InAsync(app);
        var data = new TestData(app.Db);
        var farArea = await data.AreaAsync("E09000030", with: a => a.Kind = AreaKind.LocalAuthority);
        var farSchool = await data.SchoolAsync(100900);
        await data.StandsInAsync(farSchool, farArea);
        var farProvider = await data.ProviderAsync();
        var farService = await data.ServiceAsync(farProvider, s => s.CatchmentAreas.Add(farArea));
        await data.PointOfContactAsync(ContactRole.AreaLead, area: farArea, heldBy: "Fay Far");
        return new Ground(app, made, data)
        {
            FarArea = farArea,
            FarSchool = farSchool,
            FarProvider = farProvider,
            FarService = farService,
            Visitors =
            [
                new("anyone", Who.Nobody, null),
                new("staff of the school", Who.SchoolStaff, await data.AccountAsync(UserRole.SchoolStaff, school: made.School)),
                new("staff of another school", Who.SchoolStaffElsewhere, await data.AccountAsync(UserRole.SchoolStaff, school: farSchool)),
                new("staff of the provider", Who.ProviderStaff, await data.AccountAsync(UserRole.ProviderStaff, provider: made.Provider)),
                new("staff of another provider", Who.ProviderStaffElsewhere,
                    await data.AccountAsync(UserRole.ProviderStaff, provider: farProvider)),
                new("commissioner of the area", Who.Commissioner, await data.AccountAsync(UserRole.Commissioner, area: made.Area)),
                new("commissioner of another area", Who.Nobody, await data.AccountAsync(UserRole.Commissioner, area: farArea)),
                new("editor of the area", Who.Editor, await data.AccountAsync(UserRole.DirectoryEditor, area: made.Area)),
                new("editor of another area", Who.EditorElsewhere, await data.AccountAsync(UserRole.DirectoryEditor, area: farArea)),
                new("administrator", Who.Administrator, await data.AccountAsync(UserRole.Administrator)),
            ],
        };
    }
}
