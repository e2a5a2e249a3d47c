using Microsoft.EntityFrameworkCore;

namespace LinkDirectory.Data;

/// <summary>The directory in PostgreSQL with PostGIS, for more than one application node.</summary>
public sealed class PostgresDirectoryDbContext(DbContextOptions<PostgresDirectoryDbContext> options) : DirectoryDbContext(options);
