using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using LinkDirectory.Benchmarks.Served;

namespace LinkDirectory.Benchmarks.Siege;

/// <summary>
/// One hostile address. It has a hand for each kind of attempt, and each makes one after another: the dear ones with a pause of up to four
/// seconds, and those that hold a connection with none.
/// </summary>
internal sealed partial class Besieger(IPAddress from, IPEndPoint server, int seed, Tally tally)
{
    private const int LongestPause = 4000;
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Pages = ["/sign-in", "/forgot-password", "/search", "/"];

    /// <summary>Goes on until it is told to stop.</summary>
    public Task RunAsync(CancellationToken stopped) => Task.WhenAll(
        RepeatAsync("big form", 1, BigFormAsync, LongestPause, stopped),
        RepeatAsync("dear query", 2, DearQueryAsync, LongestPause, stopped),
        RepeatAsync("wrong password", 3, WrongPasswordAsync, LongestPause, stopped),
        RepeatAsync("reset", 4, ResetAsync, LongestPause, stopped),
        RepeatAsync("held upload", 5, HeldUploadAsync, 0, stopped),
        RepeatAsync("slow body", 6, SlowBodyAsync, 0, stopped));

    private async Task RepeatAsync(
        string kind, int hand, Func<Random, CancellationToken, Task<string>> attempt, int pause, CancellationToken stopped)
    {
        var chance = new Random((seed * 10) + hand);
        while (!stopped.IsCancellationRequested)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopped);
            patience.CancelAfter(Patience);
            try
            {
                await Task.Delay(chance.Next(pause + 1), stopped);
                tally.Add(kind, StatusOf(await attempt(chance, patience.Token)));
            }
            catch (OperationCanceledException)
            {
                if (!stopped.IsCancellationRequested)
                {
                    tally.Add(kind, "no answer in two minutes");
                }
            }
            catch (SocketException problem)
            {
                tally.Add(kind, $"{problem.SocketErrorCode}");
            }
        }
    }

    /// <summary>As large as is read, larger, of more fields than are read, or with a file.</summary>
    private Task<string> BigFormAsync(Random chance, CancellationToken cancellation)
    {
        var page = Pages[chance.Next(Pages.Length)];
        return chance.Next(4) switch
        {
            0 => PostAsync(page, Form, Encoding.ASCII.GetBytes("email=" + new string('x', 63_000)), cancellation),
            1 => PostAsync(page, Form, Encoding.ASCII.GetBytes("email=" + new string('x', 2_000_000)), cancellation),
            2 => PostAsync(page, Form, Fields(5_000), cancellation),
            _ => PostAsync(page, "multipart/form-data; boundary=b", File(60_000), cancellation),
        };

        static byte[] Fields(int count) => Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, count).Select(n => $"f{n}=%41")));

        static byte[] File(int length) => Encoding.ASCII.GetBytes(
            $"--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n{new string('x', length)}\r\n--b--\r\n");
    }

    private Task<string> DearQueryAsync(Random chance, CancellationToken cancellation) =>
        PostAsync("/graphql", "application/json", DearQueries.Make(chance), cancellation, "Accept: application/graphql-response+json\r\n");

    private Task<string> WrongPasswordAsync(Random chance, CancellationToken cancellation) => SendFormAsync("/sign-in", "sign-in",
        $"email={Email(chance)}&password=not+the+password+{chance.Next()}", cancellation);

    private Task<string> ResetAsync(Random chance, CancellationToken cancellation) =>
        SendFormAsync("/forgot-password", "forgot", $"email={Email(chance)}", cancellation);

    /// <summary>Half a body, and then nothing.</summary>
    private async Task<string> HeldUploadAsync(Random chance, CancellationToken cancellation)
    {
        var (path, type, length) = chance.Next(2) == 0 ? ("/graphql", "application/json", 250_000) : ("/sign-in", Form, 60_000);
        using var connection = await RawConnection.OpenAsync(from, server, cancellation);
        await connection.SendAsync(RawConnection.Head("POST", path, RawConnection.Body(type, length)), cancellation);
        await connection.SendAsync(Encoding.ASCII.GetBytes("{\"query\":\"" + new string(' ', length / 2)), cancellation);
        return await connection.ReadAsync(cancellation);
    }

    /// <summary>Just faster than the slowest that the server bears.</summary>
    private async Task<string> SlowBodyAsync(Random chance, CancellationToken cancellation)
    {
        const int length = 30_000;
        var (path, type) = chance.Next(4) == 0 ? ("/graphql", "application/json") : ("/sign-in", Form);
        using var connection = await RawConnection.OpenAsync(from, server, cancellation);
        await connection.SendAsync(RawConnection.Head("POST", path, RawConnection.Body(type, length)), cancellation);
        for (var sent = 0; sent < length && !connection.HasAnswer; sent += 600)
        {
            await connection.SendAsync(Encoding.ASCII.GetBytes(new string('x', 600)), cancellation);
            await Task.Delay(1000, cancellation);
        }

        return await connection.ReadAsync(cancellation);
    }

    // A form as its page gives it out, with the token against forgery and its cookie.
    private async Task<string> SendFormAsync(string page, string handler, string fields, CancellationToken cancellation)
    {
        using var connection = await RawConnection.OpenAsync(from, server, cancellation);
        await connection.SendAsync(RawConnection.Head("GET", page), cancellation);
        var given = await connection.ReadAsync(cancellation);
        var (token, cookie) = (Token().Match(given), Cookie().Match(given));
        return token.Success && cookie.Success
            ? await PostAsync(page, Form, Encoding.ASCII.GetBytes(
                $"_handler={handler}&__RequestVerificationToken={Uri.EscapeDataString(token.Groups["kept"].Value)}&{fields}"), cancellation,
                $"Cookie: {cookie.Groups["kept"].Value}\r\n")
            : $"no form: {StatusOf(given)}";
    }

    private async Task<string> PostAsync(
        string path, string type, byte[] body, CancellationToken cancellation, string headers = "")
    {
        using var connection = await RawConnection.OpenAsync(from, server, cancellation);
        await connection.SendAsync(RawConnection.Head("POST", path, RawConnection.Body(type, body.Length) + headers), cancellation);
        try
        {
            await connection.SendAsync(body, cancellation);
        }
        catch (SocketException)
        {
            // Refused before all was sent: the answer may be there to read.
        }

        return await connection.ReadAsync(cancellation);
    }

    private static string Email(Random chance) => Uri.EscapeDataString(
        chance.Next(2) == 0 ? Editors.Emails[chance.Next(Editors.Emails.Count)] : $"nobody{chance.Next(1_000_000)}@school.example");

    private static string StatusOf(string answer) => answer.Length == 0 ? "closed"
        : answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? answer["HTTP/1.1 ".Length..][..3] : answer;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<kept>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("(?i)set-cookie: (?<kept>__Host-linkdirectory-form=[^;]*)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cookie();
}
