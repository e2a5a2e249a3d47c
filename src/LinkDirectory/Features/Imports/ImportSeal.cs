using Microsoft.AspNetCore.DataProtection;

namespace LinkDirectory.Features.Imports;

/// <summary>Seals what undoing an import needs, so that the database alone tells none of it.</summary>
public sealed class ImportSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("LinkDirectory.ImportUndo");

    public string Close(string text) => seal.Protect(text);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring has lost the key.</exception>
    public string Open(string text) => seal.Unprotect(text);
}
