namespace LinkDirectory.Features.Verifications.Pages;

/// <summary>What a card's button says.</summary>
public enum ConfirmAnswerKind
{
    Right,
    Change,
    Left,
}

/// <summary>
/// Which button was pressed, and on which card: "right-12" for a point of contact, "right-service-3" for a service's record.
/// </summary>
public sealed record ConfirmAnswer(ConfirmAnswerKind Kind, int? ContactId, int? ServiceId)
{
    private const string Service = "service-";

    public static ConfirmAnswer? Read(string? text)
    {
        if (text?.Split('-', 2) is not [var kind, var what] || Kinds.Where(k => NameOf(k) == kind).ToList() is not [var read])
        {
            return null;
        }

        var isService = what.StartsWith(Service, StringComparison.Ordinal);
        return int.TryParse(isService ? what[Service.Length..] : what, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ConfirmAnswer(read, isService ? null : id, isService ? id : null)
            : null;
    }

    public override string ToString() => $"{NameOf(Kind)}-{(ServiceId is { } service ? $"{Service}{service}" : ContactId)}";

    private static IReadOnlyList<ConfirmAnswerKind> Kinds { get; } = [ConfirmAnswerKind.Right, ConfirmAnswerKind.Change,
        ConfirmAnswerKind.Left];

    private static string NameOf(ConfirmAnswerKind kind) => kind switch
    {
        ConfirmAnswerKind.Right => "right",
        ConfirmAnswerKind.Change => "change",
        _ => "left",
    };
}

/// <summary>The addresses of the pages behind a mailed link; each carries the link's text on.</summary>
internal static class ConfirmAddress
{
    /// <summary>Begins with a slash; relative to the site, so that it names no host.</summary>
    public static string Page(string? text, ConfirmAnswer? said) =>
        $"{VerifyLinks.Path}?t={Uri.EscapeDataString(text ?? "")}{(said is null ? null : $"&said={said}")}";

    public static string Form(string? text, ConfirmAnswer answer) =>
        $"{VerifyLinks.Path}/{FormOf(answer)}?t={Uri.EscapeDataString(text ?? "")}&id={answer.ServiceId ?? answer.ContactId}";

    private static string FormOf(ConfirmAnswer answer) => answer switch
    {
        { Kind: ConfirmAnswerKind.Left } => "left",
        { ServiceId: null } => "change",
        _ => "change-service",
    };
}
