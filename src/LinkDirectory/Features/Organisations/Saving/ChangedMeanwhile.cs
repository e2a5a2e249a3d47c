namespace LinkDirectory.Features.Organisations.Saving;

/// <summary>Somebody else changed the service after you read it. Look at it as it is now, then save again with its version.</summary>
/// <param name="Current">The service as it is now.</param>
public sealed record ServiceChangedMeanwhile(Service Current)
    : Problem("Somebody else changed this service after you read it. Look at what it says now, then save again with its version.");

/// <summary>Somebody else changed the provider after you read it. Look at it as it is now, then save again with its version.</summary>
/// <param name="Current">The provider as it is now.</param>
public sealed record ProviderChangedMeanwhile(Provider Current)
    : Problem("Somebody else changed this provider after you read it. Look at what it says now, then save again with its version.");
