using System.Linq.Expressions;

namespace LinkDirectory.Features.Contacts;

/// <summary>Who is in post on a day, as conditions on rows. They say what <see cref="PointOfContact.HolderOn"/> says of a role.</summary>
public static class InPost
{
    /// <summary>Whether a term takes in a day, a deputy's as well.</summary>
    public static Expression<Func<Holder, bool>> On(DateOnly day) => h => h.Since <= day && (h.Until == null || h.Until >= day);

    /// <summary>Whether somebody holds a role on a day.</summary>
    public static Expression<Func<PointOfContact, bool>> Held(DateOnly day)
    {
        var inPost = On(day);
        return c => c.Holders.AsQueryable().Where(h => !h.Deputy).Any(inPost);
    }
}
