using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace LinkDirectory.Web;

/// <summary>The addresses of pages and of what is on them.</summary>
internal static class PageAddress
{
    /// <summary>An address with these fields in its query.</summary>
    public static string WithQuery(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>
    /// The address of an element of the page being read, as the browser knows the page. The document's base address would send a bare
    /// <c>#id</c> to the home page.
    /// </summary>
    public static string Fragment(HttpContext? http, NavigationManager navigation, string id)
    {
        if (http is null) return $"{navigation.Uri.Split('#')[0]}#{id}";
        var page = http.Features.Get<IStatusCodeReExecuteFeature>() is { } again
            ? $"{again.OriginalPathBase}{again.OriginalPath}{again.OriginalQueryString}"
            : $"{http.Request.PathBase}{http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path.Value}"
                + http.Request.QueryString;
        return $"{page}#{id}";
    }
}
