using LinkDirectory.Features.Access.SignIn;

namespace LinkDirectory.Features.Access.Credentials;

/// <summary>Why a password, authenticator or passkey was not changed.</summary>
public enum CredentialProblem
{
    /// <summary>Not signed in by page, or no longer.</summary>
    NotAllowed,

    /// <summary>The mailed link is not one, has been used, or its time is over.</summary>
    LinkOver,

    /// <summary>The present password is another, or the account is locked after too many wrong ones.</summary>
    WrongPassword,

    /// <summary>The authenticator shows another code now.</summary>
    WrongCode,

    TooShort,
    TooLong,

    /// <summary>It is the address, or the part of it before the @.</summary>
    IsAddress,

    /// <summary>It is among the first that a guesser tries.</summary>
    TooCommon,

    /// <summary>The address is not one, or another account's.</summary>
    BadAddress,

    /// <summary>There is no such passkey, or there are as many as there may be.</summary>
    NoPasskey,
}

/// <summary>What came of a change of credentials.</summary>
/// <param name="Session">The session to go on with, since every other ends; null where nothing was changed.</param>
/// <param name="Codes">Recovery codes just made, to be shown once; secret.</param>
public sealed record CredentialAnswer(Session? Session, CredentialProblem? Problem = null, IReadOnlyList<string>? Codes = null)
{
    public static implicit operator CredentialAnswer(CredentialProblem problem) => new(Session: null, problem);

    /// <summary>Leaves the codes out, wherever this is written.</summary>
    public override string ToString() => Problem?.ToString() ?? "done";
}
