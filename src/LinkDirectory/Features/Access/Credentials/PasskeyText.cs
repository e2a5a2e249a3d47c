using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>A passkey's public half as it is kept.</summary>
internal static class PasskeyText
{
    public static string Format(UserPasskeyInfo passkey) => JsonSerializer.Serialize(new Kept(
        passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible,
        passkey.IsBackedUp,
        passkey.AttestationObject, passkey.ClientDataJson));

    public static UserPasskeyInfo Parse(Passkey passkey)
    {
        var kept = JsonSerializer.Deserialize<Kept>(passkey.Credential)!;
        return new UserPasskeyInfo(
            passkey.CredentialId, kept.PublicKey, kept.CreatedAt, kept.SignCount, kept.Transports, kept.IsUserVerified,
            kept.IsBackupEligible, kept.IsBackedUp,
            kept.AttestationObject, kept.ClientDataJson)
        {
            Name = passkey.Name,
        };
    }

    private sealed record Kept(
        byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible,
        bool IsBackedUp,
        byte[] AttestationObject, byte[] ClientDataJson);
}
