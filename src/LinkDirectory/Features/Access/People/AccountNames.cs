using LinkDirectory.Features.Audit;

namespace LinkDirectory.Features.Access.People;

/// <summary>The names by which the audit trail shows who acted.</summary>
internal sealed class AccountNames : IAccountNames
{
    public IQueryable<AccountName> In(DirectoryDbContext db) => db.Accounts.Select(a => new AccountName { Id = a.Id, Name = a.Name });
}
