namespace LinkDirectory.GraphQL.Types;

/// <summary>A value, or errors of one type; every error type is a member of the mutation's error union.</summary>
public sealed class FieldResult<TResult, TError> : FieldResult<TResult>
{
    public FieldResult(TResult? value) : base(value) { }
    public FieldResult(IEnumerable<object> errors) : base(errors) { }
    public static implicit operator FieldResult<TResult, TError>(TResult? value) => new(value);
    public static implicit operator FieldResult<TResult, TError>(TError error) => new([error!]);
}

/// <summary>A value, or errors of two types; every error type is a member of the mutation's error union.</summary>
public sealed class FieldResult<TResult, TError1, TError2> : FieldResult<TResult>
{
    public FieldResult(TResult? value) : base(value) { }
    public FieldResult(IEnumerable<object> errors) : base(errors) { }
    public static implicit operator FieldResult<TResult, TError1, TError2>(TResult? value) => new(value);
    public static implicit operator FieldResult<TResult, TError1, TError2>(TError1 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2>(TError2 error) => new([error!]);
}

/// <summary>A value, or errors of three types; every error type is a member of the mutation's error union.</summary>
public sealed class FieldResult<TResult, TError1, TError2, TError3> : FieldResult<TResult>
{
    public FieldResult(TResult? value) : base(value) { }
    public FieldResult(IEnumerable<object> errors) : base(errors) { }
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TResult? value) => new(value);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError1 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError2 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError3 error) => new([error!]);
}

/// <summary>A value, or errors of four types; every error type is a member of the mutation's error union.</summary>
public sealed class FieldResult<TResult, TError1, TError2, TError3, TError4> : FieldResult<TResult>
{
    public FieldResult(TResult? value) : base(value) { }
    public FieldResult(IEnumerable<object> errors) : base(errors) { }
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TResult? value) => new(value);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError1 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError2 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError3 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError4 error) => new([error!]);
}

/// <summary>A value, or errors of five types; every error type is a member of the mutation's error union.</summary>
public sealed class FieldResult<TResult, TError1, TError2, TError3, TError4, TError5> : FieldResult<TResult>
{
    public FieldResult(TResult? value) : base(value) { }
    public FieldResult(IEnumerable<object> errors) : base(errors) { }
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TResult? value) => new(value);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError1 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError2 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError3 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError4 error) => new([error!]);
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError5 error) => new([error!]);
}
