namespace LinkDirectory.Features.Finding.Rules;

/// <summary>Whether a situation can be answered at all.</summary>
public static class SituationRule
{
    private const int YearsAround = 10;

    /// <summary>Whether a text has the shape of a GP practice's ODS code.</summary>
    public static bool IsPractice(string code) => code.Length is >= 3 and <= 10 && code.All(char.IsAsciiLetterOrDigit);

    /// <summary>The first argument that cannot be used, named as the API names it; null where all can.</summary>
    public static InvalidInput? Invalid(Situation situation, DateTimeOffset now)
    {
        if (situation.Age is < Situation.YoungestAge or > Situation.OldestAge)
        {
            return new InvalidInput($"Give the child's age in whole years, from {Situation.YoungestAge} to {Situation.OldestAge}.", "age");
        }

        if (situation.Practice is { } practice && !IsPractice(practice))
        {
            return new InvalidInput("Give the GP practice's ODS code, letters and digits like A81001, or leave it out.", "practiceOdsCode");
        }

        return situation.At is { } at && Math.Abs(at.Year - now.Year) > YearsAround
            ? new InvalidInput($"Give a time within {YearsAround} years of now, or leave it out.", "at")
            : null;
    }
}
