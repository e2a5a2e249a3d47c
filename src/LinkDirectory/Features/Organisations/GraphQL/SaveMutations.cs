using LinkDirectory.Features.Imports;
using LinkDirectory.Features.Organisations.Saving;

namespace LinkDirectory.Features.Organisations.GraphQL;

[MutationType]
public static partial class SaveMutations
{
    /// <summary>Adds a provider, or changes one. A field that is left out stays as it is; null clears it.</summary>
    /// <param name="id">The provider to change; leave it out to add one.</param>
    /// <param name="version">The version that you read, when changing a provider.</param>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What kind of organisation it is.</param>
    /// <param name="odsCode">The NHS Organisation Data Service (ODS) code; charities and councils have none.</param>
    /// <param name="website">Its website.</param>
    public static async Task<FieldResult<Provider, InvalidInput, NotFound, NotAllowed, ProviderChangedMeanwhile>> SaveProviderAsync(
        [ID<Provider>] int? id, int? version, Optional<string?> name, Optional<ProviderKind?> kind,
        Optional<string?> odsCode, Optional<string?> website,
        ProviderWriter writer, Actor actor, CancellationToken cancellation)
    {
        var draft = ServiceInputReader.ReadProvider(id, version, name, kind, odsCode, website);
        var answer = await writer.SaveAsync(draft, actor, cancellation);
        return answer.IsDone
            ? answer.Value : new FieldResult<Provider, InvalidInput, NotFound, NotAllowed, ProviderChangedMeanwhile>(answer.Problems);
    }

    /// <summary>Adds a service, or changes one, under the same rules as an import. Saving does not count as verification.</summary>
    public static async Task<
        FieldResult<Service, InvalidInput, NotFound, NotAllowed, ServiceChangedMeanwhile, SchoolsWouldLose>> SaveServiceAsync(
        SaveServiceInput input, ServiceWriter writer, Actor actor, CancellationToken cancellation)
    {
        var answer = await writer.SaveAsync(ServiceInputReader.Read(input), actor, cancellation);
        return answer.IsDone
            ? answer.Value
            : new FieldResult<Service, InvalidInput, NotFound, NotAllowed, ServiceChangedMeanwhile, SchoolsWouldLose>(answer.Problems);
    }

    /// <summary>Replaces a service's catchment, and changes nothing else.</summary>
    /// <param name="service">The service.</param>
    /// <param name="version">The version of the service that you read.</param>
    /// <param name="catchment">Where it takes referrals from; null for children from anywhere.</param>
    /// <param name="acceptLosses">How many open schools may lose the service by it. Without it nothing is saved by which one would lose its
    /// last crisis line or its last service for a need, or one in a hundred anything.</param>
    public static async Task<
        FieldResult<Service, InvalidInput, NotFound, NotAllowed, ServiceChangedMeanwhile, SchoolsWouldLose>> SaveCatchmentAsync(
        [ID<Service>] int service, int version, CatchmentInput? catchment, int? acceptLosses,
        ServiceWriter writer, Actor actor, CancellationToken cancellation)
    {
        var draft = new ServiceDraft { Id = service, Version = version, AcceptLosses = acceptLosses };
        ServiceInputReader.Read(draft, catchment);
        var answer = await writer.SaveAsync(draft, actor, cancellation);
        return answer.IsDone
            ? answer.Value
            : new FieldResult<Service, InvalidInput, NotFound, NotAllowed, ServiceChangedMeanwhile, SchoolsWouldLose>(answer.Problems);
    }
}
