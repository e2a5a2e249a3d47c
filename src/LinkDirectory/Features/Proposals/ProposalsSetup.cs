namespace LinkDirectory.Features.Proposals;

internal static class ProposalsSetup
{
    public static IServiceCollection AddProposals(this IServiceCollection services) =>
        services.AddSingleton<ProposalMail>().AddSingleton<ProviderProposals>().AddSingleton<ProposalsWaiting>();
}
