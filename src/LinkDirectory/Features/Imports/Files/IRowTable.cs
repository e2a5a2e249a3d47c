namespace LinkDirectory.Features.Imports;

/// <summary>Rows of text, read one after another from a CSV file or a workbook's sheet.</summary>
public interface IRowTable : IDisposable
{
    /// <summary>The file's name, with its folder inside a zip or folder, or its sheet inside a workbook.</summary>
    string Name { get; }

    /// <summary>The line on which the row begins, the file's or sheet's first being 1.</summary>
    int Line { get; }

    /// <summary>How many fields the row has.</summary>
    int Count { get; }

    /// <summary>A field of the row, without the space around it.</summary>
    string this[int field] { get; }

    /// <summary>Reads the next row that is not blank; false at the end.</summary>
    /// <exception cref="ImportRefusedException">The rest cannot be read as rows.</exception>
    bool Read();
}
