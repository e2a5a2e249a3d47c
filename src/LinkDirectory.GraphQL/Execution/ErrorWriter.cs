namespace LinkDirectory.GraphQL.Execution;

/// <summary>Writes the <c>errors</c> of a response.</summary>
internal static class ErrorWriter
{
    public static void Write(ResultWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteEncodedName("\"errors\":["u8);
        foreach (var error in errors)
        {
            writer.WriteComma();
            Write(writer, error);
        }

        writer.WriteByte((byte)']');
    }

    private static void Write(ResultWriter writer, GraphQLError error)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (error.Locations.Count > 0)
        {
            writer.WriteRaw(",\"locations\":["u8);
            foreach (var location in error.Locations)
            {
                writer.WriteComma();
                writer.WriteRaw("{\"line\":"u8);
                writer.WriteNumber(location.Line);
                writer.WriteRaw(",\"column\":"u8);
                writer.WriteNumber(location.Column);
                writer.WriteByte((byte)'}');
            }

            writer.WriteByte((byte)']');
        }

        if (error.Path is not null)
        {
            writer.WriteRaw(",\"path\":["u8);
            foreach (var part in error.Path)
            {
                writer.WriteComma();
                WriteValue(writer, part);
            }

            writer.WriteByte((byte)']');
        }

        WriteExtensions(writer, error);
        writer.WriteByte((byte)'}');
    }

    private static void WriteExtensions(ResultWriter writer, GraphQLError error)
    {
        var extensions = error.Extensions?.AsEnumerable() ?? [];
        if (error.Rule is not null)
        {
            extensions = extensions.Append(new("code", GraphQLErrorCodes.ValidationFailed)).Append(new("rule", error.Rule));
        }

        var any = false;
        foreach (var (name, value) in extensions)
        {
            writer.WriteRaw(any ? ","u8 : ",\"extensions\":{"u8);
            any = true;
            writer.WriteString(name);
            writer.WriteByte((byte)':');
            WriteValue(writer, value);
        }

        if (any)
        {
            writer.WriteByte((byte)'}');
        }
    }

    private static void WriteValue(ResultWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case int or long:
                writer.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(number);
                break;
            case bool boolean:
                writer.WriteBoolean(boolean);
                break;
            default:
                writer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
