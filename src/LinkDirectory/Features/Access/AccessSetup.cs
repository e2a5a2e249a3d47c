using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Audit;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access;

internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddChecked<AccountLockoutOptions>(AccountLockoutOptions.Section).AddCredentials().AddPeople();

    private static IServiceCollection AddCredentials(this IServiceCollection services) =>
        services.AddSingleton<TokenUses>().AddSingleton<Actors>().AddSingleton<AccessTokens>()
            .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = Passwords.Rounds)
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>().AddSingleton<Passwords>().AddSingleton<AuthenticatorSeal>()
            .AddSingleton<Lockouts>().AddSingleton<SignIns>().AddSingleton<FreshProof>().AddSingleton<CredentialChanges>()
            .AddSingleton<SecurityNotices>().AddSingleton<PasswordLinks>().AddSingleton<PasswordAsks>()
            .AddHostedService(provider => provider.GetRequiredService<PasswordAsks>());

    private static IServiceCollection AddPeople(this IServiceCollection services) =>
        services.AddSingleton<AddressChanges>().AddSingleton<Accounts>().AddSingleton<IAccountNames, AccountNames>()
            .AddSingleton<GrantRules>().AddSingleton<IManyReadingsNotice, ManyReadingsNotice>()
            .AddSingleton<Memberships>().AddSingleton<InvitationMails>().AddSingleton<Invitations>().AddSingleton<DemoAccounts>();
}
