using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Places;

/// <summary>
/// A postcode, or an outward code alone, as somebody typed it: read in any case and spacing, and written in the usual form.
/// The shapes are those of Royal Mail's Programmers' Guide to the Postcode Address File; that a shape is right does not say
/// that such a postcode exists.
/// </summary>
public readonly partial record struct PostcodeText
{
    private PostcodeText(string outward, string? inward) => (Outward, Inward) = (outward, inward);

    /// <summary>The part before the space, as in NW3.</summary>
    public string Outward { get; }

    /// <summary>The part after the space, as in 2JB; null for an outward code alone.</summary>
    public string? Inward { get; }

    public bool IsOutwardOnly => Inward is null;

    /// <summary>Without a space, as <see cref="Postcode.Code"/> holds it: NW32JB.</summary>
    public string Code => Outward + Inward;

    /// <summary>The usual form, as in NW3 2JB.</summary>
    public string Text => Inward is null ? Outward : $"{Outward} {Inward}";

    /// <summary>Reads a full postcode or an outward code; false where the text has the shape of neither.</summary>
    public static bool TryParse(string? text, out PostcodeText postcode)
    {
        // Far longer than any postcode with its spaces: not worth reading.
        const int longest = 32;
        var code = text?.Length <= longest ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant() : "";
        var full = Full().Match(code);
        postcode = full.Success ? new PostcodeText(full.Groups["out"].Value, full.Groups["in"].Value)
            : OutwardOnly().IsMatch(code) ? new PostcodeText(code, null)
            : default;
        return postcode.Outward is not null;
    }

    /// <summary>Reads a full postcode; false for anything else, an outward code included.</summary>
    public static bool TryParseFull(string? text, out PostcodeText postcode) => TryParse(text, out postcode) && !postcode.IsOutwardOnly;

    /// <summary>The outward code alone: a postcode may be a child's home, so it does not reach a log by being printed.</summary>
    public override string ToString() => Outward ?? "";

    private const string OutwardShape = "GIR|[A-PR-UWYZ](?:[0-9][0-9A-HJKPS-UW]?|[A-HK-Y][0-9](?:[0-9]|[ABEHMNPRV-Y])?)";

    [GeneratedRegex("^(?<out>" + OutwardShape + ")(?<in>[0-9][ABD-HJLNP-UW-Z]{2})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Full();

    [GeneratedRegex("^(?:" + OutwardShape + ")$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex OutwardOnly();
}
