using System.Buffers.Text;
using System.Security.Cryptography;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Notifications;
using Microsoft.Extensions.Primitives;

namespace LinkDirectory.Web.Asked;

/// <summary>
/// What a form asked, sealed in a cookie of the browser that asked and kept nowhere else, so that the answer has an address to go back to
/// and to load again. That address has a random number alone, and the cookie is sent to it and to no other.
/// </summary>
public sealed class AskedForms(SignedLinks seal, IHostEnvironment environment)
{
    /// <summary>The longest sealed text, in characters: browsers take 4,096 bytes with the cookie's name.</summary>
    private const int Longest = 4_000;

    private const int NumberBytes = 16;

    private const string Purpose = "asked";

    /// <summary>How long an answer can be gone back to.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private static readonly int NumberLength = Base64Url.GetEncodedLength(NumberBytes);

    private readonly string name = HostCookies.NameOnOnePath("linkdirectory-asked", environment);

    /// <summary>Keeps what was asked in the browser that is answered.</summary>
    /// <param name="page">The address of the form.</param>
    /// <param name="fields">What it asked, each field bounded by its page.</param>
    /// <returns>The address at which it is answered.</returns>
    /// <exception cref="ArgumentException">No cookie can hold so much: the page must bound its fields.</exception>
    public string Keep(HttpContext http, string page, IEnumerable<(string Name, string Value)> fields, Actor actor)
    {
        var address = AddressOf(page, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NumberBytes)));
        var form = fields.GroupBy(field => field.Name, field => field.Value, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal);
        var kept = seal.Seal(Purpose, new Kept(address, actor.AccountId, form), KeptFor);
        if (kept.Length > Longest)
        {
            throw new ArgumentException($"The form of {page} is too long for a cookie.", nameof(fields));
        }

        http.Response.Cookies.Append(name, kept, Options(http, address, KeptFor));
        return address;
    }

    /// <summary>
    /// The form as it was asked. What somebody asked while signed in opens for them alone, so that nobody finds it who comes to the same
    /// browser after them; what was asked before signing in opens after it too.
    /// </summary>
    /// <returns>Null where this browser did not ask it, asked it too long ago, or started again.</returns>
    public IFormCollection? Read(HttpContext http, string page, string number, Actor actor)
    {
        var (kept, expired) = seal.Open<Kept>(Purpose, http.Request.Cookies[name]);
        return kept is not null && !expired && kept.Address == AddressOf(page, number)
            && (kept.AccountId is null || kept.AccountId == actor.AccountId)
            ? new FormCollection(kept.Form.ToDictionary(
                field => field.Key, field => new StringValues(field.Value), StringComparer.OrdinalIgnoreCase))
            : null;
    }

    /// <summary>Takes what was asked out of the browser.</summary>
    public void Forget(HttpContext http, string page, string number) =>
        http.Response.Cookies.Delete(name, Options(http, AddressOf(page, number), keptFor: null));

    /// <summary>Whether a number in an address can be one of ours.</summary>
    public static bool IsNumber(string number) =>
        number.Length == NumberLength && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    internal static string AddressOf(string page, string number) => $"{page}/{number}";

    private CookieOptions Options(HttpContext http, string address, TimeSpan? keptFor) => new()
    {
        Path = address,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps || !environment.IsDevelopment(),
        MaxAge = keptFor,
        IsEssential = true,
    };

    private sealed record Kept(string Address, int? AccountId, Dictionary<string, string[]> Form)
    {
        /// <summary>Says nothing, so that no log can hold what was asked.</summary>
        public override string ToString() => nameof(Kept);
    }
}
