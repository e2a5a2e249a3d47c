using LinkDirectory.Features.Access.Credentials;
using LinkDirectory.Features.Access.GraphQL;
using LinkDirectory.Features.Access.People;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Access.Tokens;
using LinkDirectory.Features.Audit;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access;

internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddChecked<AccountLockoutOptions>(AccountLockoutOptions.Section)
            .AddSingleton<TokenUses>().AddSingleton<Actors>().AddSingleton<AccessTokens>()
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>().AddSingleton<Passwords>().AddSingleton<AuthenticatorSeal>()
            .AddSingleton<SignIns>().AddSingleton<FreshProof>().AddSingleton<CredentialChanges>().AddSingleton<SecurityNotices>().AddSingleton<PasswordLinks>()
            .AddSingleton<AddressChanges>().AddSingleton<Accounts>().AddSingleton<IAccountNames, AccountNames>()
            .AddSingleton<ISubscriptionGuard, StreamStanding>()
            .AddSingleton<Memberships>().AddSingleton<GrantRules>().AddSingleton<IManyReadingsNotice, ManyReadingsNotice>().AddSingleton<InvitationMails>().AddSingleton<Invitations>().AddSingleton<DemoAccounts>();
}
