namespace LinkDirectory.Features.Access;

/// <summary>The addresses of pages that mails and redirects lead to.</summary>
public static class AccessPages
{
    public const string SignIn = "/sign-in";
    public const string ForgotPassword = "/forgot-password";
    public const string ChoosePassword = "/choose-password";
    public const string ConfirmAddress = "/confirm-address";
    public const string Invitation = "/invitation";
    public const string Account = "/account";
    public const string People = "/people";

    /// <summary>The page to sign in on, which leads back to an address of this directory.</summary>
    internal static string SignInFor(string address) => $"{SignIn}?return={Uri.EscapeDataString(address)}";

    /// <summary>The page on which a second person agrees to an invitation.</summary>
    internal static string Asked(int invitationId) => string.Create(CultureInfo.InvariantCulture, $"{People}/invitations/{invitationId}");

    internal static string WithToken(string page, string token) => $"{page}?token={Uri.EscapeDataString(token)}";
}
