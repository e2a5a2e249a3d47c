using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Links;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>A service that a school is linked with.</summary>
/// <param name="Contact">The service's side; null where none was agreed on.</param>
/// <param name="SchoolContact">The school's side; null where none was agreed on.</param>
/// <param name="Earlier">The closed school that the link is of, where the school that followed shows it; else null.</param>
public sealed record LinkedService(Link Link, Service Service, ContactView? Contact, ContactView? SchoolContact, School? Earlier);

/// <summary>A school that a service is linked with.</summary>
/// <param name="Contact">The school's side; null where none was agreed on.</param>
/// <param name="ServiceContact">The service's side; null where none was agreed on.</param>
public sealed record LinkedSchool(Link Link, School School, ContactView? Contact, ContactView? ServiceContact);
