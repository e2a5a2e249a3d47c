using LinkDirectory.Benchmarks.Served;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Benchmarks.National;

/// <summary>
/// The server that is measured, in a process of its own: so that its processor time and what it allocates are its own, and
/// its heap is that of a web server.
/// </summary>
internal static class NationalServer
{
    public const string Verb = "graphql-server";
    public const string Constant = "/constant";

    public static async Task RunAsync(string? file)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(SchoolFile.Read(file));
        builder.Services.AddHandWritten();
        AddGraphQL(builder.Services);
        await using var app = builder.Build();
        app.MapGraphQL();
        app.MapHandWritten();
        MapConstant(app);
        await ServedQuestions.ServeAsync(app);
    }

    public static void AddGraphQL(IServiceCollection services) => services.AddGraphQLServer().AddTypes(
        typeof(NationalQueries), typeof(NationalSchoolType), typeof(NationalContactType), typeof(NationalServiceType),
        typeof(NearSchoolType),
        typeof(NationalAddressType), typeof(NationalPointType));

    private static void MapConstant(WebApplication app)
    {
        var constant = """{"data":{}}"""u8.ToArray();
        app.MapPost(Constant, (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = constant.Length;
            return context.Response.Body.WriteAsync(constant).AsTask();
        });
    }
}
