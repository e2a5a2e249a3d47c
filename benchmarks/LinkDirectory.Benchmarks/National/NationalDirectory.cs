using System.Buffers.Binary;
using System.Buffers.Text;
using LinkDirectory.Features.Contacts;
using LinkDirectory.Features.Organisations;

namespace LinkDirectory.Benchmarks.National;

/// <summary>A school and how far it is.</summary>
public sealed record NearSchool(School School, double DistanceMetres);

/// <summary>
/// The schools of England in memory, with points of contact and services made up by seed: what both kinds of endpoint read.
/// </summary>
internal sealed class NationalDirectory
{
    private readonly School[] schools;
    private readonly Dictionary<int, School> byUrn;
    private readonly Dictionary<int, int> positions;
    private readonly Dictionary<int, PointOfContact[]> contacts;
    private readonly Dictionary<int, Service> services;
    private readonly SchoolGrid grid;

    public NationalDirectory(IEnumerable<School> from)
    {
        schools = [.. from.OrderBy(school => school.Name, StringComparer.Ordinal).ThenBy(school => school.Urn)];
        byUrn = schools.ToDictionary(school => school.Urn);
        positions = schools.Select((school, index) => (school.Urn, index)).ToDictionary(pair => pair.Urn, pair => pair.index);
        (contacts, services) = MadeUp.ContactsAndServices(schools);
        grid = new SchoolGrid(schools);
    }

    public IReadOnlyList<School> Schools => schools;

    public School? ByUrn(int urn) => byUrn.GetValueOrDefault(urn);

    /// <summary>In the order of roles.</summary>
    public IReadOnlyList<PointOfContact> ContactsOf(School school) => contacts[school.Id];

    public IReadOnlyList<PointOfContact> ContactsOf(int schoolId) => contacts[schoolId];

    /// <summary>The support team that works with the school.</summary>
    public Service ServiceOf(School school) => services[school.Id];

    /// <summary>So many schools by name, and whether there are more; from the start where the cursor is null or of no school.</summary>
    public (ArraySegment<School> Schools, bool More) Page(int first, string? after)
    {
        var start = after is null ? 0 : positions.GetValueOrDefault(Urn(after), -1) + 1;
        var end = Math.Min(start + first, schools.Length);
        return (new ArraySegment<School>(schools, start, end - start), end < schools.Length);
    }

    /// <summary>So many schools, the nearest first.</summary>
    public IReadOnlyList<NearSchool> Nearest(Point from, int count) => grid.Nearest(from, count);

    public static string Cursor(School school)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, school.Urn);
        return Base64Url.EncodeToString(bytes);
    }

    private static int Urn(string cursor)
    {
        Span<byte> bytes = stackalloc byte[8];
        return Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == 4
            ? BinaryPrimitives.ReadInt32BigEndian(bytes)
            : 0;
    }
}
