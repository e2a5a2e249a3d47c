namespace LinkDirectory.Tests.Architecture;

/// <summary>
/// Features build on each other in one direction. What counts is a feature's own code: its pages and GraphQL types are outermost,
/// may call any feature's services, and are called by none (<see cref="OneDoorTests"/>).
/// </summary>
public sealed class DirectionTests
{
    [Fact]
    public void No_features_import_each_other_in_a_circle()
    {
        var imports = Imports(typeof(Server).Assembly.GetTypes()).ToLookup(import => import.From, import => import);
        var circles = from start in imports
                      from path in PathsBack(start.Key, imports)
                      select $"{string.Join(" -> ", path.Select(import => import.From).Append(start.Key))}: "
                          + string.Join("; ", path.Select(import => $"{import.By} uses {import.Used}"));

        Breaches.MustBeNone(circles);
    }

    [Fact]
    public void Data_imports_no_feature()
    {
        var breaches = from file in Repository.Files()
                       where file.StartsWith("src/LinkDirectory/Data/", StringComparison.Ordinal)
                           && !file.Contains("/Migrations/", StringComparison.Ordinal)
                       from line in File.ReadLines(Repository.PathOf(file)).Select((text, index) => (Text: text, Number: index + 1))
                       where line.Text.Contains("Features.", StringComparison.Ordinal)
                       select $"{file}:{line.Number}: {line.Text.Trim()}";

        Breaches.MustBeNone(breaches);
    }

    // They would be usings of every folder, Data's too, that its own files do not show.
    [Fact]
    public void Usings_of_features_stay_in_the_files_that_need_them()
    {
        var breaches = from file in Repository.Files()
                       where file.StartsWith("src/LinkDirectory/", StringComparison.Ordinal)
                           && Path.GetExtension(file) is ".cs" or ".csproj"
                       from line in File.ReadLines(Repository.PathOf(file))
                       where line.Contains("LinkDirectory.Features.", StringComparison.Ordinal)
                           && (line.StartsWith("global using", StringComparison.Ordinal)
                               || line.Contains("<Using ", StringComparison.Ordinal))
                       select $"{file}: {line.Trim()}";

        Breaches.MustBeNone(breaches);
    }

    // So that the tests above are known to see what they refuse.
    [Fact]
    public void An_import_is_seen()
    {
        var imports = Imports(typeof(Server).Assembly.GetTypes()).ToList();

        Assert.Contains(imports, import => import is { From: "Finding", To: "Organisations" });
        Assert.Contains(imports, import => import is { From: "Organisations", To: "Places" });
    }

    // The shortest way from a feature back to itself, once for each feature on it.
    private static IEnumerable<IReadOnlyList<Import>> PathsBack(string start, ILookup<string, Import> imports)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<IReadOnlyList<Import>>([[]]);
        while (queue.TryDequeue(out var path))
        {
            foreach (var import in imports[path.Count == 0 ? start : path[^1].To].DistinctBy(i => i.To))
            {
                if (import.To == start)
                {
                    yield return [.. path, import];
                    yield break;
                }

                if (seen.Add(import.To))
                {
                    queue.Enqueue([.. path, import]);
                }
            }
        }
    }

    private static IEnumerable<Import> Imports(IEnumerable<Type> types) =>
        from type in types
        let feature = Layers.FeatureOf(type.Namespace)
        where feature is not null && !Layers.IsAWayIn(type.Namespace)
        from used in References.Of(type)
        let other = Layers.FeatureOf(used.Namespace)
        where other is not null && other != feature && !Layers.IsAWayIn(used.Namespace)
        select new Import(feature, other, type.Written().Name, used.Name);

    private sealed record Import(string From, string To, string By, string Used);
}
