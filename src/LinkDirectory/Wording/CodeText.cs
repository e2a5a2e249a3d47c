namespace LinkDirectory.Wording;

/// <summary>Codes as people are told them: never alone where the name is known.</summary>
public static class CodeText
{
    /// <summary>"Elm School (990001)"; the code alone where no name is known.</summary>
    public static string Named(string? name, string code) => string.IsNullOrWhiteSpace(name) ? code : $"{name} ({code})";

    /// <summary>"Elm School (990001)".</summary>
    public static string Named(string? name, int code) => Named(name, code.ToString(CultureInfo.InvariantCulture));
}
