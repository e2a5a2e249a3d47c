using System.Text.RegularExpressions;

namespace LinkDirectory.Features.Notifications;

/// <summary>What kept a mail from its recipient.</summary>
public enum MailFault
{
    /// <summary>Nobody is at that address.</summary>
    Address,

    /// <summary>Nothing at the address's domain took the mail for days.</summary>
    Unreachable,

    /// <summary>The mail came back, and why was not said.</summary>
    Unexplained,

    MailboxFull,

    /// <summary>The other side does not let our mail in: a filter, a block or a rule.</summary>
    Blocked,

    /// <summary>This mail's size or content was not to the other side's liking.</summary>
    Content,

    /// <summary>A server on the way was at fault.</summary>
    System,

    /// <summary>It was refused for days, by a full mailbox or a server that was busy or wary.</summary>
    NotTakenForDays,

    /// <summary>It arrived, and what the recipient forwards it to refused it.</summary>
    Forwarded,
}

/// <summary>Why a mail failed for good.</summary>
/// <param name="Codes">The codes that it was said with, as in "550 5.1.1"; empty where there were none.</param>
public sealed record MailFailure(MailFault Fault, string Codes)
{
    /// <summary>Whether the address itself is to be put right: mail to it would fail again.</summary>
    public bool IsOfTheAddress => Fault is MailFault.Address or MailFault.Unreachable or MailFault.Unexplained;

    /// <summary>The same, where another address than the recipient's is to be put right.</summary>
    public MailFailure OfAnotherAddress() => IsOfTheAddress ? this with { Fault = MailFault.Forwarded } : this;
}

/// <summary>Reads why a mail failed from what a mail server said: codes of RFC 3463 first, then its words.</summary>
public static partial class MailFaults
{
    private const int MostCodes = 20;

    /// <param name="said">A mail server's own words, which may quote an address. May be long.</param>
    /// <param name="status">The status of a report, as in "4.4.7"; null where only the words have one.</param>
    public static MailFailure Read(string said, string? status = null)
    {
        said = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var statuses = Status().Matches($"{status} {said}").Take(MostCodes).Select(match => match.Value).ToList();
        var reply = Reply().Match(said) is { Success: true } match ? match.Value : null;
        return new MailFailure(Of(statuses, reply, said), string.Join(' ', new[] { reply, statuses.FirstOrDefault() }.OfType<string>()));
    }

    // A code that clears the address outweighs one that accuses it: a server on the way often sums up as 5.1.1 or 4.4.7 what the last
    // one said more exactly.
    private static MailFault Of(IReadOnlyList<string> statuses, string? reply, string said)
    {
        var coded = statuses.Select(Of).Where(fault => fault is not null).ToList();
        return Full().IsMatch(said) ? MailFault.MailboxFull
            : coded.Find(fault => fault is not (MailFault.Address or MailFault.Unreachable))
            ?? coded.Find(fault => fault == MailFault.Address)
            ?? InWords(said)
            ?? coded.FirstOrDefault()
            ?? (statuses.Any(status => status[2..].StartsWith("3.", StringComparison.Ordinal)) ? MailFault.System : OfReply(reply));
    }

    /// <returns>Null where the code leaves it open, as 5.0.0 does.</returns>
    private static MailFault? Of(string status) => status.Split('.') switch
    {
        [_, "7", _] => MailFault.Blocked,
        [_, "6", _] or [_, "2", "3"] or [_, "3", "4"] => MailFault.Content,
        [_, "2", "2"] => MailFault.MailboxFull,
        // Our own address as sender.
        [_, "1", "7" or "8"] => MailFault.Blocked,
        [_, "1", _] or ["5", "2", "1"] or ["5", "4", "1"] => MailFault.Address,
        ["4", "2", "1"] or [_, "4", "5" or "6" or "14"] or [_, "3", "1" or "2"] => MailFault.System,
        [_, "4", _] => MailFault.Unreachable,
        _ => null,
    };

    private static MailFault? InWords(string said) =>
        Blocked().IsMatch(said) ? MailFault.Blocked
        : Content().IsMatch(said) ? MailFault.Content
        : Nobody().IsMatch(said) ? MailFault.Address
        : Unreachable().IsMatch(said) ? MailFault.Unreachable : null;

    private static MailFault OfReply(string? reply) => reply switch
    {
        "550" or "551" or "553" or "556" => MailFault.Address,
        "552" => MailFault.MailboxFull,
        "554" => MailFault.Blocked,
        _ => MailFault.Unexplained,
    };

    // Not a part of an IP address.
    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();

    [GeneratedRegex(@"(?<![\d.+-]|\d:)[45][0-5]\d(?=[ \-;)]|$)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reply();

    [GeneratedRegex(
        @"(mail ?box|inbox)[ -]full|(mail ?box|inbox|account|user|recipient)\b[^.\n]{0,40}\b(is|was)\b[^.\n]{0,15}\b"
        + @"(full|out of space)\b"
        + @"|\b(over|exceed\w*)\W+([\w']+\W+){0,4}(quota|storage)\b|\bquota\W+([\w']+\W+){0,4}(exceeded|full|reached)\b"
        + @"|over ?quota|quota ?exceeded|insufficient (system )?storage"
        + @"|not enough (storage|space)|(disk|mailbox) ?full",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Full();

    [GeneratedRegex(
        @"\b(spam|junk|virus|malware|phish\w*|dnsbl|rbl|spf|dkim|dmarc|reputation|spamhaus|barracuda|blocked|blocking|polic(y|ies))\b"
        + @"|(black|block|deny|grey|gray)[ -]?list|relay(ing)? (is |access )?(denied|not |prohibited)|unable to relay|not ?authori[sz]ed"
        + @"|not permitted|access denied|rate.?limit|too (many|fast|quickly|much mail)|unauthenticated|authentication (is )?required"
        + @"|reverse dns|sender (address )?(rejected|denied|blocked)|prohibited",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocked();

    [GeneratedRegex(
        @"\btoo (large|big|long)\b|\bsize\b[^.\n]{0,30}(limit|exceed|maximum)|exceed\w*[^.\n]{0,40}\bsize\b|\battachments?\b"
        + "|message content",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Content();

    [GeneratedRegex(
        @"no (such|valid) (user|recipient|mail ?box|person|account|address|domain|host|name)"
        + @"|(unknown|invalid|bad|no) (user|recipient|mail ?box|local part|account)"
        + @"|(user|recipient|mail ?box|account|address|domain|host)( \S+)?( is| was|'s)? ?(unknown|invalid|disabled|inactive"
        + @"|closed|not found|unavailable|not listed|not available|could ?n.t be found|was ?n.t found)|(does not|doesn.t|did not) exist"
        + @"|address(ee)? (was )?(rejected|unknown)|not listed in|no longer|unrout(e)?able|recipnotfound|name not found|nobody here"
        + @"|domain name not found|does not have an account|doesn.t have an? |no mailbox here|couldn.t be found",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nobody();

    [GeneratedRegex(
        @"timed? ?out|timeout|expired|too long|connection (refused|lost|reset)|no route|unreachable|could not (be contacted|connect)"
        + @"|couldn.t (connect|establish)|no answer|not respond",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unreachable();
}
