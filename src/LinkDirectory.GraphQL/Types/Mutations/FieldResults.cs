namespace LinkDirectory.GraphQL;

/// <summary>A value, or errors of one type; every error type is a member of the mutation's error union.</summary>
public readonly record struct FieldResult<TResult, TError> : IFieldResult
{
    private readonly FieldResult<TResult> _result;

    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => _result = new(value);

    /// <summary>A failure, for one or more reasons.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors) => _result = new(errors);

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value => _result.Value;

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors => _result.Errors;

    /// <inheritdoc/>
    public bool IsSuccess => _result.IsSuccess;

    /// <inheritdoc/>
    public bool IsError => _result.IsError;

    object? IFieldResult.Value => ((IFieldResult)_result).Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult, TError>(TResult? value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError>(TError error) => new([error!]);
}

/// <summary>A value, or errors of two types; every error type is a member of the mutation's error union.</summary>
public readonly record struct FieldResult<TResult, TError1, TError2> : IFieldResult
{
    private readonly FieldResult<TResult> _result;

    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => _result = new(value);

    /// <summary>A failure, for one or more reasons.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors) => _result = new(errors);

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value => _result.Value;

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors => _result.Errors;

    /// <inheritdoc/>
    public bool IsSuccess => _result.IsSuccess;

    /// <inheritdoc/>
    public bool IsError => _result.IsError;

    object? IFieldResult.Value => ((IFieldResult)_result).Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2>(TResult? value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2>(TError1 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2>(TError2 error) => new([error!]);
}

/// <summary>A value, or errors of three types; every error type is a member of the mutation's error union.</summary>
public readonly record struct FieldResult<TResult, TError1, TError2, TError3> : IFieldResult
{
    private readonly FieldResult<TResult> _result;

    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => _result = new(value);

    /// <summary>A failure, for one or more reasons.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors) => _result = new(errors);

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value => _result.Value;

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors => _result.Errors;

    /// <inheritdoc/>
    public bool IsSuccess => _result.IsSuccess;

    /// <inheritdoc/>
    public bool IsError => _result.IsError;

    object? IFieldResult.Value => ((IFieldResult)_result).Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TResult? value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError1 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError2 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError3 error) => new([error!]);
}

/// <summary>A value, or errors of four types; every error type is a member of the mutation's error union.</summary>
public readonly record struct FieldResult<TResult, TError1, TError2, TError3, TError4> : IFieldResult
{
    private readonly FieldResult<TResult> _result;

    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => _result = new(value);

    /// <summary>A failure, for one or more reasons.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors) => _result = new(errors);

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value => _result.Value;

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors => _result.Errors;

    /// <inheritdoc/>
    public bool IsSuccess => _result.IsSuccess;

    /// <inheritdoc/>
    public bool IsError => _result.IsError;

    object? IFieldResult.Value => ((IFieldResult)_result).Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TResult? value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError1 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError2 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError3 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError4 error) => new([error!]);
}

/// <summary>A value, or errors of five types; every error type is a member of the mutation's error union.</summary>
public readonly record struct FieldResult<TResult, TError1, TError2, TError3, TError4, TError5> : IFieldResult
{
    private readonly FieldResult<TResult> _result;

    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => _result = new(value);

    /// <summary>A failure, for one or more reasons.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors) => _result = new(errors);

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value => _result.Value;

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors => _result.Errors;

    /// <inheritdoc/>
    public bool IsSuccess => _result.IsSuccess;

    /// <inheritdoc/>
    public bool IsError => _result.IsError;

    object? IFieldResult.Value => ((IFieldResult)_result).Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TResult? value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError1 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError2 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError3 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError4 error) => new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError5 error) => new([error!]);
}

/// <summary>A value, or errors of six types; every error type is a member of the mutation's error union.</summary>
public readonly record struct FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6> : IFieldResult
{
    private readonly FieldResult<TResult> _result;

    /// <summary>A success.</summary>
    public FieldResult(TResult? value) => _result = new(value);

    /// <summary>A failure, for one or more reasons.</summary>
    /// <exception cref="ArgumentException">There is no error, or one of them is null.</exception>
    public FieldResult(IEnumerable<object> errors) => _result = new(errors);

    /// <summary>The value; the default where it failed.</summary>
    public TResult? Value => _result.Value;

    /// <summary>The errors; null where it succeeded.</summary>
    public IReadOnlyList<object>? Errors => _result.Errors;

    /// <inheritdoc/>
    public bool IsSuccess => _result.IsSuccess;

    /// <inheritdoc/>
    public bool IsError => _result.IsError;

    object? IFieldResult.Value => ((IFieldResult)_result).Value;

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TResult? value) =>
        new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TError1 error) =>
        new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TError2 error) =>
        new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TError3 error) =>
        new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TError4 error) =>
        new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TError5 error) =>
        new([error!]);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5, TError6>(TError6 error) =>
        new([error!]);
}
