namespace LinkDirectory.Features.Access.Credentials;

/// <summary>A key to put into an authenticator app, shown to its owner alone. Secret.</summary>
/// <param name="Text">As it is typed.</param>
/// <param name="Address">As an app reads it from a picture.</param>
public sealed record AuthenticatorKey(string Text, string Address)
{
    internal static AuthenticatorKey Create(byte[] key, string email)
    {
        var text = Totp.Text(key);
        var secret = text.Replace(" ", "", StringComparison.Ordinal);
        return new AuthenticatorKey(text,
            $"otpauth://totp/LinkDirectory:{Uri.EscapeDataString(email)}?secret={secret}&issuer=LinkDirectory");
    }

    /// <summary>Leaves the secret out, wherever this is written.</summary>
    public override string ToString() => "authenticator key";
}
