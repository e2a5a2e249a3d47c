using System.Reflection;
using System.Text.RegularExpressions;
using LinkDirectory.Data;
using LinkDirectory.Features.Audit;
using LinkDirectory.Features.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using static LinkDirectory.Tests.Architecture.Layers;

namespace LinkDirectory.Tests.Architecture;

/// <summary>Dependencies point one way: GraphQL types, pages and commands, then feature services, then the database.</summary>
public sealed partial class OneDoorTests(OneDoorTests.Model model) : IClassFixture<OneDoorTests.Model>
{
    private static readonly Assembly Application = typeof(Server).Assembly;

    private static readonly string[] WritingMethods =
        ["Add", "AddAsync", "AddRange", "AddRangeAsync", "Update", "UpdateRange", "Remove", "RemoveRange", "ExecuteUpdate",
            "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    [Fact]
    public void The_GraphQL_server_knows_nothing_of_the_directory_or_its_database() =>
        Assert.DoesNotContain(Assembly.Load("LinkDirectory.GraphQL").GetReferencedAssemblies(), name => IsOursOrADatabase(name.Name!));

    [Fact]
    public void Only_feature_services_and_the_data_folder_reach_the_database()
    {
        var breaches = from type in Application.GetTypes()
                       where IsAWayIn(type.Namespace)
                       from used in References.Of(type)
                       where IsDatabase(used)
                       select $"{type.Written().FullName} uses {used.FullName}: call a feature service instead";

        Breaches.MustBeNone(breaches);
    }

    // The audit line apart: each feature writes it in the transaction of its own change.
    [Fact]
    public void Only_a_features_own_code_writes_its_entities()
    {
        var breaches = from type in Application.GetTypes()
                       let feature = FeatureOf(type.Namespace)
                       where feature is not null
                       from method in References.MembersUsedBy(type).OfType<MethodInfo>()
                       where WritingMethods.Contains(method.Name)
                       let entity = EntityOf(method)
                       where FeatureOf(entity?.Namespace) is { } owner && owner != feature && entity != typeof(AuditLine)
                       select $"{type.Written().FullName} calls {method.Name} on {entity!.FullName}: ask that feature's service";

        Breaches.MustBeNone(breaches);
    }

    // A property that is set on a tracked entity is written as surely as by a method of its set.
    [Fact]
    public void Only_a_features_own_code_sets_its_entities_properties()
    {
        var breaches = from type in Application.GetTypes()
                       let feature = FeatureOf(type.Namespace)
                       where feature is not null
                       from setter in References.MembersUsedBy(type).OfType<MethodInfo>()
                       where setter.IsSpecialName && setter.Name.StartsWith("set_", StringComparison.Ordinal)
                       where setter.DeclaringType is { } entity && model.OwnerOf.ContainsKey(entity) && entity != typeof(AuditLine)
                       where FeatureOf(setter.DeclaringType!.Namespace) != feature
                       select $"{type.Written().FullName} sets {setter.DeclaringType!.Name}.{setter.Name[4..]}: ask that feature's service";

        Breaches.MustBeNone(breaches);
    }

    [Fact]
    public void Only_a_features_own_code_writes_its_tables_by_SQL()
    {
        var breaches = from type in Application.GetTypes()
                       let feature = FeatureOf(type.Namespace)
                       where feature is not null
                       from text in References.TextsOf(type)
                       from Match write in WritingSql().Matches(text)
                       where model.OwnerOfTable.TryGetValue(write.Groups["table"].Value, out var owner) && owner != feature
                       select $"{type.Written().FullName} writes {write.Value}: ask that feature's service";

        Breaches.MustBeNone(breaches);
    }

    [Fact]
    public void Features_do_not_use_the_web_or_the_command_line()
    {
        var breaches = from type in Application.GetTypes()
                       where FeatureOf(type.Namespace) is not null && !IsAWayIn(type.Namespace)
                       from used in References.Of(type)
                       where IsIn(used.Namespace, "LinkDirectory.Web")
                           || IsIn(used.Namespace, "LinkDirectory.Commands")
                           || (IsAWayIn(used.Namespace) && FeatureOf(used.Namespace) is not null)
                       select $"{type.Written().FullName} uses {used.FullName}";

        Breaches.MustBeNone(breaches);
    }

    // So that the tests above are known to see what they refuse.
    [Fact]
    public void What_reaches_the_database_is_seen_to()
    {
        Assert.Contains(Application.GetTypes().Where(type => IsIn(type.Namespace, "LinkDirectory.Data")),
            type => References.Of(type).Any(IsDatabase));
        Assert.Contains(References.MembersUsedBy(typeof(Writer)).OfType<MethodInfo>(),
            method => WritingMethods.Contains(method.Name) && EntityOf(method) == typeof(School));
        Assert.Contains(References.MembersUsedBy(typeof(Writer)).OfType<MethodInfo>(),
            method => method.Name == "set_Name" && method.DeclaringType == typeof(School));
        Assert.Contains(References.TextsOf(typeof(Writer)), text => WritingSql().Match(text).Groups["table"].Value == "Schools");
        Assert.Equal("Organisations", model.OwnerOfTable["Schools"]);
    }

    private static bool IsOursOrADatabase(string assembly) =>
        assembly == "LinkDirectory" || assembly.StartsWith("LinkDirectory.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.Data", StringComparison.Ordinal)
        || assembly.StartsWith("Npgsql", StringComparison.Ordinal) || assembly.StartsWith("SQLitePCLRaw", StringComparison.Ordinal);

    private static bool IsDatabase(Type type) =>
        type == typeof(DirectoryDb) || type.IsSubclassOf(typeof(DbContext)) || IsIn(type.Namespace, "Microsoft.EntityFrameworkCore")
        || IsIn(type.Namespace, "Microsoft.Data.Sqlite") || IsIn(type.Namespace, "Npgsql");

    // The entity that a set, a context or a query is asked to write.
    private static Type? EntityOf(MethodInfo method) => method switch
    {
        { DeclaringType: { IsGenericType: true } set } when set.GetGenericTypeDefinition() == typeof(DbSet<>) =>
            set.GetGenericArguments()[0],
        { IsGenericMethod: true, DeclaringType: { } declaring } when declaring == typeof(DbContext)
            || IsIn(declaring.Namespace, "Microsoft.EntityFrameworkCore") => method.GetGenericArguments()[0],
        _ => null,
    };

    private static class Writer
    {
        public static void Write(DirectoryDbContext db, School school) => db.Schools.Add(school);

        public static string Rename(School school)
        {
            school.Name = "Another";
            return "UPDATE Schools SET Name = 'Another'";
        }
    }

    /// <summary>Whose each entity and each table is, by the model itself.</summary>
    public sealed class Model
    {
        public Model()
        {
            using var db = new SqliteDirectoryDbContext(
                new DbContextOptionsBuilder<SqliteDirectoryDbContext>().UseSqlite("Data Source=:memory:").Options);
            OwnerOf = db.Model.GetEntityTypes().Where(entity => FeatureOf(entity.ClrType.Namespace) is not null)
                .DistinctBy(entity => entity.ClrType).ToDictionary(entity => entity.ClrType, entity => FeatureOf(entity.ClrType.Namespace)!);
            OwnerOfTable = db.Model.GetEntityTypes().Select(entity => (Table: entity.GetTableName(), Owner: Owner(entity)))
                .Where(table => table.Table is not null && table.Owner is not null).DistinctBy(table => table.Table)
                .ToDictionary(table => table.Table!, table => table.Owner!, StringComparer.Ordinal);
        }

        internal Dictionary<Type, string> OwnerOf { get; }

        internal Dictionary<string, string> OwnerOfTable { get; }

        // A table that joins two entities belongs to the feature of the first.
        private static string? Owner(IEntityType entity) =>
            FeatureOf(entity.ClrType.Namespace)
            ?? FeatureOf(entity.GetForeignKeys().Select(key => key.PrincipalEntityType.ClrType.Namespace).FirstOrDefault());
    }

    [GeneratedRegex(@"\b(INSERT( OR \w+)? INTO|UPDATE|DELETE FROM)\s+""?(?<table>\w+)""?", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex WritingSql();
}
