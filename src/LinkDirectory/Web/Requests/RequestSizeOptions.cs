using System.ComponentModel.DataAnnotations;

namespace LinkDirectory.Web.Requests;

/// <summary>How much one request to a page may bring. The API has limits of its own.</summary>
public sealed class RequestSizeOptions
{
    public const string Section = "Requests";

    /// <summary>Bytes of a form from somebody who is not signed in, the names of its fields included.</summary>
    [Range(16 * 1024, 16 * 1024 * 1024, ErrorMessage = "a whole number of bytes from {1} to {2}")]
    public int AnonymousForm { get; set; } = 64 * 1024;

    /// <summary>Bytes of a signed-in person's form: a drawn catchment is the longest that a page sends.</summary>
    [Range(64 * 1024, 16 * 1024 * 1024, ErrorMessage = "a whole number of bytes from {1} to {2}")]
    public int Form { get; set; } = 2 * 1024 * 1024;
}
