using System.Buffers.Text;
using System.Security.Cryptography;
using LinkDirectory.Features.Access.SignIn;
using LinkDirectory.Features.Notifications;
using Microsoft.Extensions.Primitives;

namespace LinkDirectory.Web.Asked;

/// <summary>
/// What a form asked, sealed in a cookie of the browser that asked and kept nowhere else, so that the answer has an address to go back to
/// and to load again. That address has a random number alone, and the cookie is sent to it and to no other. Starting again or signing out
/// gives the browser a new start, by a cookie for every page: what was asked under another start does not open.
/// </summary>
public sealed class AskedForms(SignedLinks seal, IHostEnvironment environment)
{
    /// <summary>The longest sealed text, in characters: browsers take 4,096 bytes with the cookie's name.</summary>
    private const int Longest = 4_000;

    private const int NumberBytes = 16;

    private const string Purpose = "asked";

    // A browser keeps some 180 cookies of a website. For a new answer Chromium gives up an old one, and not the cookie of who is signed in.
    private const string FirstToGo = "priority=low";

    /// <summary>How long an answer can be gone back to.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private static readonly int NumberLength = Base64Url.GetEncodedLength(NumberBytes);

    private readonly string name = HostCookies.NameOnOnePath("linkdirectory-asked", environment);

    private readonly string startName = HostCookies.NameOf("linkdirectory-start", environment);

    /// <summary>Keeps what was asked in the browser that is answered.</summary>
    /// <param name="page">The address of the form.</param>
    /// <param name="fields">What it asked, each field bounded by its page.</param>
    /// <returns>The address at which it is answered.</returns>
    /// <exception cref="ArgumentException">No cookie can hold so much: the page must bound its fields.</exception>
    public string Keep(HttpContext http, string page, IEnumerable<(string Name, string Value)> fields, Actor actor)
    {
        var address = AddressOf(page, NewNumber());
        var start = StartOf(http);
        var form = fields.GroupBy(field => field.Name, field => field.Value, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, field => field.ToArray(), StringComparer.Ordinal);
        var kept = seal.Seal(Purpose, new Kept(address, actor.AccountId, start, form), KeptFor);
        if (kept.Length > Longest)
        {
            throw new ArgumentException($"The form of {page} is too long for a cookie.", nameof(fields));
        }

        var cookie = Options(http, address, KeptFor);
        cookie.Extensions.Add(FirstToGo);
        http.Response.Cookies.Append(name, kept, cookie);
        if (start is not null)
        {
            Start(http, start); // lives as long as what was asked under it
        }

        return address;
    }

    /// <summary>
    /// The form as it was asked. What somebody asked while signed in opens for them alone, so that nobody finds it who comes to the same
    /// browser after them; what was asked before signing in opens after it too.
    /// </summary>
    /// <returns>
    /// No form where this browser did not ask it, asked it too long ago, or was started again since; and whether it would open for another
    /// account, the one that asked it.
    /// </returns>
    public (IFormCollection? Form, bool IsAnothers) Read(HttpContext http, string page, string number, Actor actor)
    {
        var (kept, expired) = seal.Open<Kept>(Purpose, http.Request.Cookies[name]);
        if (kept is null || expired || kept.Address != AddressOf(page, number) || kept.Start != StartOf(http))
        {
            return (null, false);
        }

        return kept.AccountId is { } account && account != actor.AccountId
            ? (null, true)
            : (new FormCollection(kept.Form.ToDictionary(
                field => field.Key, field => new StringValues(field.Value), StringComparer.OrdinalIgnoreCase)), false);
    }

    /// <summary>Takes what was asked out of the browser, and closes all else that was asked there.</summary>
    public void Forget(HttpContext http, string page, string number)
    {
        http.Response.Cookies.Delete(name, Options(http, AddressOf(page, number), keptFor: null));
        ForgetAll(http);
    }

    /// <summary>Closes all that was asked in this browser, in every tab: nobody who comes to it next can go back to it.</summary>
    public void ForgetAll(HttpContext http) => Start(http, NewNumber());

    /// <summary>Whether a number in an address can be one of ours.</summary>
    public static bool IsNumber(string number) =>
        number.Length == NumberLength && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    internal static string AddressOf(string page, string number) => $"{page}/{number}";

    private static string NewNumber() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NumberBytes));

    // Null in a browser where nobody has started again or signed out for as long as anything is kept.
    private string? StartOf(HttpContext http) => http.Request.Cookies[startName] is { } start && IsNumber(start) ? start : null;

    private void Start(HttpContext http, string start) => http.Response.Cookies.Append(startName, start, Options(http, "/", KeptFor));

    private CookieOptions Options(HttpContext http, string path, TimeSpan? keptFor) => new()
    {
        Path = path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps || !environment.IsDevelopment(),
        MaxAge = keptFor,
        IsEssential = true,
    };

    private sealed record Kept(string Address, int? AccountId, string? Start, Dictionary<string, string[]> Form)
    {
        /// <summary>Says nothing, so that no log can hold what was asked.</summary>
        public override string ToString() => nameof(Kept);
    }
}
