using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>
/// Hands mails to GOV.UK Notify, which sends them by one template whose whole subject and body are ours. Our Message-ID is its
/// reference, by which a later attempt asks first whether an earlier one arrived.
/// </summary>
internal sealed class NotifyTransport(NotifyOptions notify, IHttpClientFactory clients, TimeProvider clock) : IMailTransport
{
    /// <summary>The named client, so that tests and proxies may replace it.</summary>
    public const string Client = "GOV.UK Notify";

    // The key ends with the service's id and the secret.
    private readonly (string ServiceId, string Secret) key = (notify.ApiKey![^73..^37], notify.ApiKey[^36..]);

    public TimeSpan? SafeToRepeatAfter => TimeSpan.FromMinutes(1);

    public bool MayComeBack => true;

    public async Task<HandOver> SendAsync(OutgoingMail mail, CancellationToken giveUp)
    {
        try
        {
            if (mail.Attempt > 1)
            {
                if (await KnownAsync(mail.MessageId, giveUp) is { } known)
                {
                    return known;
                }
            }

            using var request = Request(HttpMethod.Post, "v2/notifications/email");
            request.Content = new StringContent(JsonSerializer.Serialize(Body(mail)), Encoding.UTF8, "application/json");
            using var answer = await clients.CreateClient(Client).SendAsync(request, giveUp);
            return Read(answer.StatusCode);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            return new HandOver(HandOverOutcome.NotNow, "GOV.UK Notify could not be reached, or did not answer.");
        }
    }

    /// <returns>What came of an earlier attempt; null where Notify has none that may arrive, so that the mail is to be posted.</returns>
    private async Task<HandOver?> KnownAsync(string messageId, CancellationToken giveUp)
    {
        using var request = Request(HttpMethod.Get, $"v2/notifications?template_type=email&reference={Uri.EscapeDataString(messageId)}");
        using var answer = await clients.CreateClient(Client).SendAsync(request, giveUp);
        if (!answer.IsSuccessStatusCode)
        {
            return Read(answer.StatusCode);
        }

        await using var content = await answer.Content.ReadAsStreamAsync(giveUp);
        using var document = await JsonDocument.ParseAsync(content, cancellationToken: giveUp);
        var ours = document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("notifications", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(mail => mail.ValueKind == JsonValueKind.Object && Text(mail, "reference") == messageId).ToList()
            : [];
        // One that failed in Notify itself, or for three days, never arrives: another is no second one.
        return ours.Exists(mail => Text(mail, "status") is not (NotifyStatus.Technical or NotifyStatus.Temporary or NotifyStatus.Permanent))
            ? HandOver.Taken
            : ours.Exists(mail => Text(mail, "status") == NotifyStatus.Permanent)
                ? new HandOver(HandOverOutcome.AddressRefused, "GOV.UK Notify says that nobody can be reached at this address.") : null;
    }

    private static string? Text(JsonElement mail, string name) =>
        mail.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Dictionary<string, object> Body(OutgoingMail mail)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["email_address"] = mail.To,
            ["template_id"] = notify.TemplateId!,
            ["personalisation"] = new { subject = mail.Subject, body = mail.Text },
            ["reference"] = mail.MessageId,
        };
        if (notify.ReplyToId is { } replyTo)
        {
            body["email_reply_to_id"] = replyTo;
        }

        return body;
    }

    private static HandOver Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => HandOver.Taken,
        401 or 403 => new HandOver(HandOverOutcome.Misconfigured,
            $"GOV.UK Notify does not accept our API key, or this computer's clock is wrong ({(int)status})."),
        408 or 429 or >= 500 => new HandOver(HandOverOutcome.NotNow, $"GOV.UK Notify could not take the mail for now ({(int)status})."),
        // Not the address's fault for certain: a trial account or a wrong template is told in the same way.
        _ => new HandOver(HandOverOutcome.Refused, $"GOV.UK Notify refused the mail ({(int)status})."),
    };

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(new Uri(notify.Address.TrimEnd('/') + "/"), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        return request;
    }

    // A JSON Web Token as Notify wants it: who asks and when, signed with HMAC-SHA256; good for half a minute.
    private string Token()
    {
        var claims = $$"""{"iss":"{{key.ServiceId}}","iat":{{clock.GetUtcNow().ToUnixTimeSeconds()}}}""";
        var text = $"{Encode("""{"typ":"JWT","alg":"HS256"}""")}.{Encode(claims)}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.ASCII.GetBytes(text));
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
