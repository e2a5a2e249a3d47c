// Scaffolds one migration for each engine, or says whether the model has changes that no migration holds.
//   dotnet run --project tools/AddMigration -- add NAME
//   dotnet run --project tools/AddMigration -- check        (exit code 1 when a migration is missing)
using LinkDirectory.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

(string Name, Func<DirectoryDbContext> Open, string DesignTimeServices)[] engines =
[
    ("Sqlite",
        () => new SqliteDirectoryDbContext(
            new DbContextOptionsBuilder<SqliteDirectoryDbContext>().UseSqlite("Data Source=:memory:").Options),
        "Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices, Microsoft.EntityFrameworkCore.Sqlite"),
];

switch (args)
{
    case ["add", var name]:
        foreach (var engine in engines)
        {
            Add(engine, name);
        }

        return 0;
    case ["check"]:
        return Array.FindAll(engines, IsPending).Length == 0 ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("Say 'add NAME' or 'check'.");
        return 1;
}

static void Add((string Name, Func<DirectoryDbContext> Open, string DesignTimeServices) engine, string name)
{
    using var db = engine.Open();
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices(new OperationReporter(handler: null));
    services.AddDbContextDesignTimeServices(db);
    ((IDesignTimeServices)Activator.CreateInstance(Type.GetType(engine.DesignTimeServices, throwOnError: true)!)!)
        .ConfigureDesignTimeServices(services);
    using var provider = services.BuildServiceProvider();
    using var scope = provider.CreateScope();
    var migration = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>()
        .ScaffoldMigration(name, "LinkDirectory", $"Data.Migrations.{engine.Name}");
    var folder = Directory.CreateDirectory(Path.Combine("src", "LinkDirectory", "Data", "Migrations", engine.Name)).FullName;
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + ".cs"), migration.MigrationCode);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + ".Designer.cs"), migration.MetadataCode);
    File.WriteAllText(Path.Combine(folder, migration.SnapshotName + ".cs"), migration.SnapshotCode);
    Console.WriteLine($"{engine.Name}: wrote {migration.MigrationId}");
}

static bool IsPending((string Name, Func<DirectoryDbContext> Open, string DesignTimeServices) engine)
{
    using var db = engine.Open();
    var pending = db.Database.HasPendingModelChanges();
    Console.WriteLine($"{engine.Name}: {(pending ? "the model has changes that no migration holds" : "migrations are complete")}");
    return pending;
}
