using System.Globalization;
using System.Text;

namespace LinkDirectory.GraphQL.Host;

/// <summary>Writes an answer as JSON. Halves of surrogate pairs are escaped, as JavaScript writes them.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();

    public JsonText Append(char c)
    {
        _text.Append(c);
        return this;
    }

    public JsonText Append(string json)
    {
        _text.Append(json);
        return this;
    }

    public JsonText String(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(c).Append(value[++i]);
            }
            else if (c is '"' or '\\')
            {
                _text.Append('\\').Append(c);
            }
            else if (c < ' ' || char.IsSurrogate(c))
            {
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                _text.Append(c);
            }
        }

        _text.Append('"');
        return this;
    }

    /// <summary>An object that holds errors alone.</summary>
    public JsonText Errors(IReadOnlyList<GraphQLError> errors) => Append("{\"errors\":").List(errors).Append('}');

    /// <summary>Errors as the reference shows them: nothing of our own is added.</summary>
    public JsonText List(IReadOnlyList<GraphQLError> errors)
    {
        Append('[');
        for (var i = 0; i < errors.Count; i++)
        {
            Append(i > 0 ? "," : "").Error(errors[i]);
        }

        return Append(']');
    }

    public override string ToString() => _text.ToString();

    private void Error(GraphQLError error)
    {
        Append("{\"message\":").String(error.Message);
        if (error.Locations.Count > 0)
        {
            var locations = error.Locations.Select(
                at => string.Create(CultureInfo.InvariantCulture, $"{{\"line\":{at.Line},\"column\":{at.Column}}}"));
            Append(",\"locations\":[").Append(string.Join(',', locations)).Append(']');
        }

        if (error.Path is not null)
        {
            Append(",\"path\":[");
            for (var i = 0; i < error.Path.Count; i++)
            {
                Append(i > 0 ? "," : "");
                _ = error.Path[i] is string name ? String(name) : Append(string.Create(CultureInfo.InvariantCulture, $"{error.Path[i]}"));
            }

            Append(']');
        }

        if (error.Rule is not null)
        {
            Append(",\"rule\":").String(error.Rule);
        }

        Append('}');
    }
}
