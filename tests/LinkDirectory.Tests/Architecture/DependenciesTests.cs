using System.Text.Json;
using System.Xml.Linq;

namespace LinkDirectory.Tests.Architecture;

/// <summary>Every dependency is accounted for in docs/dependencies.md.</summary>
public sealed class DependenciesTests
{
    [Fact]
    public void Every_package_says_under_which_licence_and_why_it_is_here()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/dependencies.md"));
        var named = XDocument.Parse(File.ReadAllText(Repository.PathOf("Directory.Packages.props"))).Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src/LinkDirectory/package.json")));
        var bundled = ((string[])["dependencies", "devDependencies"])
            .SelectMany(kind => manifest.RootElement.GetProperty(kind).EnumerateObject()).Select(package => package.Name);

        Breaches.MustBeNone(named.Concat(bundled)
            .Where(package => !page.Contains($"`{package}`", StringComparison.Ordinal))
            .Select(package => $"{package} is not in docs/dependencies.md"));
    }
}
