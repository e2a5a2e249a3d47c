namespace LinkDirectory.Features.Contacts;

/// <summary>What another feature does, in the same transaction, when somebody is named to a role.</summary>
public interface IHolderNamedHandler
{
    Task HandleAsync(ContactChange change, Holder holder, CancellationToken cancellation);
}
