using System.Globalization;
using LinkDirectory.Features.Access;
using LinkDirectory.Features.Organisations;
using LinkDirectory.Features.Places;
using LinkDirectory.Tests.Support;

namespace LinkDirectory.Tests.Features.Access.Walk;

/// <summary>A role with what it is for, as in "Commissioner here" or "ProviderStaff of a service elsewhere".</summary>
internal sealed class GivenRole
{
    private readonly School? school;
    private readonly Provider? provider;
    private readonly Service? service;
    private readonly Area? area;

    public GivenRole(string name, Ground ground)
    {
        Role = Enum.Parse<UserRole>(name.Split(' ')[0]);
        var far = name.EndsWith("elsewhere", StringComparison.Ordinal);
        switch (Role)
        {
            case UserRole.SchoolStaff:
                school = far ? ground.FarSchool : ground.Made.School;
                break;
            case UserRole.ProviderStaff when name.Contains("of a service", StringComparison.Ordinal):
                service = far ? ground.FarService : ground.Made.Service;
                break;
            case UserRole.ProviderStaff:
                provider = far ? ground.FarProvider : ground.Made.Provider;
                break;
            case UserRole.Commissioner or UserRole.DirectoryEditor:
                area = far ? ground.FarArea : ground.Made.Area;
                break;
        }
    }

    public UserRole Role { get; }

    /// <summary>What an invitation calls that which it is for.</summary>
    public string Code =>
        school?.Urn.ToString(CultureInfo.InvariantCulture) ?? provider?.OdsCode ?? service?.Reference ?? area?.Code ?? "";

    public Task<Membership> HoldAsync(TestData data, Account account, Action<Membership> with) =>
        data.MembershipAsync(account, Role, school, provider, service, area, with);

    public Invitation Invite(string email, DateTimeOffset at) => new()
    {
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        Name = "New Person",
        Role = Role,
        SchoolId = school?.Id,
        ProviderId = provider?.Id,
        ServiceId = service?.Id,
        AreaId = area?.Id,
        TokenHash = email,
        InvitedAt = at,
        ExpiresAt = at.AddDays(7),
    };
}
