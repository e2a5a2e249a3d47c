using System.Text.RegularExpressions;

namespace LinkDirectory.Tests.Architecture;

public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_link_between_documents_leads_to_a_file()
    {
        var broken = from file in Repository.Files()
                     where file.EndsWith(".md", StringComparison.Ordinal)
                     from target in Link().Matches(File.ReadAllText(Repository.PathOf(file))).Select(match => match.Groups["target"].Value)
                     let path = Repository.PathOf(Path.Combine(Path.GetDirectoryName(file)!, target))
                     where !File.Exists(path) && !Directory.Exists(path)
                     select $"{file} links to {target}";

        Breaches.MustBeNone(broken);
    }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<target>[^)#\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
