namespace LinkDirectory.Api;

/// <summary>
/// What fields and arguments cost, where the server's own idea of it is not near enough: measured on as many records as England has by the
/// benchmark <c>prices</c>, of which <c>docs/benchmarks.md</c> has the figures, and rounded up. An operation may cost 20,000, which is a
/// second of a processor. An argument is worth what the dearest of its values takes, and no less than 300, which is what it takes to
/// translate a question that nobody has asked in that form before.
/// </summary>
internal static class Price
{
    /// <summary>A page of a list, of a hundred records.</summary>
    public const double Page = 80;

    /// <summary>A page of services, which come whole: with their places, hours and catchments.</summary>
    public const double PageOfServices = 320;

    /// <summary>The services of one provider, whole too.</summary>
    public const double ServicesOfOne = 80;

    /// <summary>Words to look for in the index, which very many records have.</summary>
    public const double Text = 600;

    /// <summary>A filter for which every record may have to be looked at.</summary>
    public const double Filter = 350;

    /// <summary>Areas' codes, of all areas that there are.</summary>
    public const double Areas = 400;

    /// <summary>The same for points of contact, each of which is looked at.</summary>
    public const double AreasOfContacts = 700;

    /// <summary>A filter for which every school's lead is looked at.</summary>
    public const double Lead = 650;

    /// <summary>The same by six currencies at once.</summary>
    public const double LeadCurrency = 850;

    /// <summary>A place to measure from: the whole country is measured where the farthest are asked for, or few are found.</summary>
    public const double Near = 1_100;

    /// <summary>A distance, which every record near enough is tested for.</summary>
    public const double Within = 650;

    /// <summary>A search of everything, by the dearest words.</summary>
    public const double Search = 900;

    /// <summary>Whom to contact: every service that may have to do with the place is weighed.</summary>
    public const double Advice = 2_800;

    /// <summary>A boundary of 2,000 corners, written.</summary>
    public const double Boundary = 100;

    /// <summary>Leaving corners of it out without its lines crossing.</summary>
    public const double SimplerBoundary = 1_200;

    /// <summary>How many areas of one kind there are, so that a map of all authorities can be asked for at once.</summary>
    public const int AllAreas = 170;

    /// <summary>How many some have of what most have few of: a provider's services, a service's links and the schools it names.</summary>
    public const int ManyOfOne = 20;
}
