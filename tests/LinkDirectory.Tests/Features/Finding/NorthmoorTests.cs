using LinkDirectory.Data;
using LinkDirectory.Features.Finding;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LinkDirectory.Tests.Features.Finding;

/// <summary>
/// Northmoor lies north of 51.5 and Southvale south of it, side by side. The school is in Northmoor, half a kilometre from
/// the border.
/// </summary>
public abstract class NorthmoorTests : IAsyncLifetime
{
    protected static readonly Point SchoolGate = new(51.505, -0.2);
    protected static readonly Point NorthmoorHome = new(51.56, -0.2);
    protected static readonly Point SouthvaleHome = new(51.45, -0.2);
    protected static readonly Point FarAway = new(54.0, -1.5);

    protected NorthmoorTests() => Data = new TestData(App.Db);

    protected DirectoryApp App { get; } = new();

    protected TestData Data { get; }

    protected Area Northmoor { get; private set; } = null!;

    protected Area Southvale { get; private set; } = null!;

    protected School School { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static Situation Anxious(int age = 9) => new(age, EnumSet<Need>.From(Need.Anxiety));

    public async ValueTask InitializeAsync()
    {
        Northmoor = await Data.AreaAsync("E06000901", boundary: TestData.Box(51.50, 51.60, -0.30, -0.10), with: a => a.Name = "Northmoor");
        Southvale = await Data.AreaAsync("E06000902", boundary: TestData.Box(51.40, 51.50, -0.30, -0.10), with: a => a.Name = "Southvale");
        School = await Data.SchoolAsync(100001, SchoolGate, s => (s.Name, s.LocalAuthorityId) = ("Hill Top Primary School", Northmoor.Id));
        await Data.StandsInAsync(School, Northmoor);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static void Catchment(Service service, EligibilityBasis basis, params IEnumerable<Area> areas)
    {
        service.CatchmentBasis = EnumSet<EligibilityBasis>.From(basis);
        service.CatchmentAreas.AddRange(areas);
    }

    /// <summary>Asks from the school, as anyone, unless told otherwise.</summary>
    protected Task<ContactAdvice> AskAsync(Situation situation, PlaceReference? place = null, Actor? actor = null) =>
        App.Services.GetRequiredService<WhoToContact>().AskAsync(actor ?? Actor.Anonymous(Channel.Api),
            place ?? new PlaceReference(Urn: 100001), situation, Cancellation);
}
