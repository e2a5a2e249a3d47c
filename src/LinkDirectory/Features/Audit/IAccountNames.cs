namespace LinkDirectory.Features.Audit;

/// <summary>The names of the accounts that acted, from the feature that keeps accounts.</summary>
public interface IAccountNames
{
    /// <summary>Every account's name, to join in a query.</summary>
    IQueryable<AccountName> In(DirectoryDbContext db);
}

/// <summary>An account's name, as its owner wrote it. Personal data.</summary>
public sealed class AccountName
{
    public required int Id { get; init; }

    public required string Name { get; init; }
}
