using Microsoft.AspNetCore.Http.Metadata;

namespace LinkDirectory.Web.Requests;

/// <summary>A page that files are given to, by those who may import and by nobody else.</summary>
/// <param name="largest">The largest file, in bytes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute(int largest) : Attribute, IRequestSizeLimitMetadata
{
    // What a form has beside its file: the token against forgery and a few short fields.
    private const int Beside = 64 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    public int Largest => largest;

    long? IRequestSizeLimitMetadata.MaxRequestBodySize => (long)largest + Beside;
}

/// <summary>An endpoint that checks and bounds what it is sent by itself, before it reads any of it.</summary>
internal sealed class BoundsItsBody;
