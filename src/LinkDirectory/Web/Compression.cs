using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace LinkDirectory.Web;

/// <summary>
/// Which answers are compressed: data of some length. Scripts and styles are compressed at build. Pages are left as they are,
/// because they carry antiforgery tokens beside words taken from the request, which is what the BREACH attack needs. Data
/// answers carry no token, and who may see more is told by a header that no other site can send; should cookies ever say it,
/// whatever comes with cookies to the API is left as it is too. Streams of events are never compressed: they would wait.
/// </summary>
internal static class Compression
{
    /// <summary>In bytes: a shorter answer fits one packet as it is.</summary>
    public const int Threshold = 1400;

    private static readonly string[] MimeTypes =
        ["application/json", "application/geo+json", "application/graphql-response+json", "application/graphql", "text/csv"];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = MimeTypes;
        });
        services.AddSingleton<ResponseCompressionProvider>();
        services.AddSingleton<IResponseCompressionProvider, DataCompression>();
    }

    private sealed class DataCompression(ResponseCompressionProvider usual) : IResponseCompressionProvider
    {
        public ICompressionProvider? GetCompressionProvider(HttpContext context) => usual.GetCompressionProvider(context);

        public bool CheckRequestAcceptsCompression(HttpContext context)
        {
            context.Response.OnStarting(static state => VaryAsync((HttpResponse)state), context.Response);
            var cookiesToTheApi = context.Request.Headers.Cookie.Count > 0
                && context.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase);
            return !cookiesToTheApi && usual.CheckRequestAcceptsCompression(context);
        }

        public bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength is null or >= Threshold && usual.ShouldCompressResponse(context);

        // Caches must know of the choice wherever there is one, also beside an answer that was sent as it is.
        private static Task VaryAsync(HttpResponse response)
        {
            if (MimeTypes.Contains(response.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase)
                && !response.Headers.Vary.Any(
                    names => names?.Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase) == true))
            {
                response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            }

            return Task.CompletedTask;
        }
    }
}
