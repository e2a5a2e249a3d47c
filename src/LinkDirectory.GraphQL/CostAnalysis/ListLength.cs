namespace LinkDirectory.GraphQL.CostAnalysis;

/// <summary>How many elements a list will have: known when the operation is planned, or given by a variable.</summary>
internal sealed class ListLength(double known, double absent, double max, IReadOnlyList<string> variables)
{
    /// <summary>Whether it is the same for every request.</summary>
    public bool IsKnown => variables.Count == 0;

    public static ListLength From(double length) => new(length, length, length, []);

    /// <summary>The length that arguments ask for.</summary>
    /// <param name="given">The values of the slicing arguments, null for one left out.</param>
    /// <param name="absent">The length when none is given.</param>
    /// <param name="max">More than this is refused by the field itself, which says so better.</param>
    public static ListLength From(IEnumerable<ValueNode?> given, double absent, double max)
    {
        var known = double.NegativeInfinity;
        var variables = new List<string>();
        foreach (var value in given)
        {
            if (value is VariableNode variable)
            {
                variables.Add(variable.Name.Value);
            }
            else
            {
                known = Math.Max(known, Read(value));
            }
        }

        return variables.Count > 0 ? new(known, absent, max, variables)
            : From(double.IsNegativeInfinity(known) ? absent : Math.Clamp(known, 0, max));
    }

    public double Evaluate(IReadOnlyDictionary<string, object?> values)
    {
        if (IsKnown)
        {
            return known;
        }

        var length = known;
        foreach (var name in variables)
        {
            length = Math.Max(length, values.GetValueOrDefault(name) switch
            {
                int number => number,
                long number => number,
                ICollection list => list.Count,
                _ => double.NegativeInfinity,
            });
        }

        return double.IsNegativeInfinity(length) ? absent : Math.Clamp(length, 0, max);
    }

    private static double Read(ValueNode? value) => value switch
    {
        IntValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        ListValueNode list => list.Values.Count,
        null or NullValueNode => double.NegativeInfinity,
        _ => 1,
    };
}
