using LinkDirectory.Features.Contacts;

namespace LinkDirectory.Features.Departures.GraphQL;

[MutationType]
public static partial class LeaverReportMutations
{
    /// <summary>
    /// Reports that the holder of a role has left: for partners with an agreed link. The organisation is asked; nothing changes
    /// until it says that it is so.
    /// </summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="lastDay">Their last day, if you know it.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed>> ReportLeaverAsync(
        [ID("PointOfContact")] int pointOfContact, DateOnly? lastDay, LeaverReports reports, Actor actor, CancellationToken cancellation)
    {
        var answer = await reports.ReportAsync(pointOfContact, lastDay, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }

    /// <summary>Answers what partners reported of a role that you keep or hold: the holder has left, or is still there.</summary>
    /// <param name="pointOfContact">The role.</param>
    /// <param name="left">Whether they have left.</param>
    /// <param name="lastDay">Their last day, if they have left; by default the day the partner reported, or today.</param>
    public static async Task<FieldResult<ContactView, InvalidInput, NotFound, NotAllowed>> AnswerLeaverReportAsync(
        [ID("PointOfContact")] int pointOfContact, bool left, DateOnly? lastDay, LeaverReports reports, Actor actor,
        CancellationToken cancellation)
    {
        var answer = await reports.AnswerAsync(pointOfContact, left, lastDay, actor, cancellation);
        return answer.IsDone ? new(answer.Value) : new(answer.Problems);
    }
}
