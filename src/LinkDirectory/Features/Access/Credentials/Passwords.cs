using LinkDirectory.Features.Access.Tokens;
using Microsoft.AspNetCore.Identity;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>
/// Hashes passwords with the framework's salted PBKDF2, and says which may be chosen. No other rules: length is what counts.
/// </summary>
public sealed class Passwords(IPasswordHasher<Account> hasher) : IDisposable
{
    public const int ShortestLength = 12;

    public const int LongestLength = 200;

    /// <summary>How many rounds of HMAC-SHA-512 a hash takes: OWASP's figure, of ASVS 5.0's appendix on cryptography.</summary>
    public const int Rounds = 210_000;

    // The commonest of at least twelve characters once digits and signs at the end are taken off, and of those the shorter.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwordpassword", "mypassword", "thisisapassword", "thisismypassword", "changeme", "changemenow", "letmein",
        "letmeinletmein",
        "welcome", "welcomehome", "iloveyou", "iloveyousomuch", "qwerty", "qwertyuiop", "qwertyqwerty", "qwertyuiopasdf", "asdfghjkl",
        "zxcvbnm", "administrator",
        "admin", "abcdefghijkl", "linkdirectory", "camhs", "mentalhealth", "school", "schoolpassword", "liverpool", "manchester",
        "manchesterunited", "england",
        "football", "sunshine", "princess", "p@ssw0rd", "passw0rd", "pa$$word", "trustno", "dragon", "monkey", "superman",
        "correcthorsebatterystaple",
    };

    private static readonly Account Nobody = new() { Name = "", Email = "", NormalizedEmail = "", SecurityStamp = "", CreatedAt = default };

    // Compared with where there is no such account, so that the answer takes as long.
    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(Nobody, TokenText.NewSecret()));

    // To compare one takes a processor for some hundred and fifty milliseconds. However many are guessed at once, half of the processors
    // are left to those who read; the guesses wait, without a thread, and leave when who sent them does.
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);

    /// <summary>Whether it is the account's password, as <see cref="VerifyAsync"/> finds.</summary>
    public async Task<bool> IsOfAsync(Account? account, string password, CancellationToken cancellation) =>
        await VerifyAsync(account, password, cancellation) != PasswordVerificationResult.Failed;

    /// <summary>
    /// Whether it is the account's password, and whether its hash is of fewer rounds than are taken now. Takes as long without an account
    /// or a password as with them, and waits while as many are compared as may be at once.
    /// </summary>
    internal async Task<PasswordVerificationResult> VerifyAsync(Account? account, string password, CancellationToken cancellation)
    {
        var kept = account?.PasswordHash;
        await turns.WaitAsync(cancellation);
        try
        {
            var found = hasher.VerifyHashedPassword(
                account ?? Nobody, kept ?? nobodysHash.Value, password.Length > LongestLength ? "" : password);
            return kept is null ? PasswordVerificationResult.Failed : found;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    /// <summary>What is wrong with a password that somebody with this address chooses; null where nothing is.</summary>
    public static InvalidInput? ProblemOf(string password, string email) => password switch
    {
        { Length: < ShortestLength } => AccessProblems.TooShort,
        { Length: > LongestLength } => AccessProblems.TooLong,
        _ when email.Length > 0 && (Is(password, email) || Is(password.TrimEnd("0123456789!?.-_#@".ToCharArray()), email.Split('@')[0])) =>
            AccessProblems.IsAddress,
        _ when Common.Contains(password.Trim("0123456789!?.-_#@$*+ ".ToCharArray()))
            || password.Distinct().Count() <= 4
            || IsRun(password) => AccessProblems.TooCommon,
        _ => null,
    };

    // Digits alone are dates, telephone numbers and runs: common, or soon tried.
    private static bool IsRun(string password) => password.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '/' or '.');

    private static bool Is(string password, string other) => password.Equals(other, StringComparison.OrdinalIgnoreCase);
}
