using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace LinkDirectory.Data.Paging;

/// <summary>Writes a condition on values as one on the rows that have them, so that the database can run it.</summary>
internal static class ParameterReplacer
{
    public static Expression<Func<T, bool>> Compose<T, TValue>(
        Expression<Func<TValue, bool>> condition, Expression<Func<T, TValue>> value) =>
        Compose<T>(condition, value);

    public static Expression<Func<T, bool>> Compose<T, TFirst, TSecond>(
        Expression<Func<TFirst, TSecond, bool>> condition, Expression<Func<T, TFirst>> first, Expression<Func<T, TSecond>> second) =>
        Compose<T>(condition, first, second);

    /// <summary>Whether any of the conditions holds; none holds where there are none.</summary>
    public static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var any = conditions.Select(c => On(c, row)).Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(any, row);
    }

    /// <summary>Whether all of the conditions hold, of which there is one at least.</summary>
    public static Expression<Func<T, bool>> All<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(conditions.Select(c => On(c, row)).Aggregate(Expression.AndAlso), row);
    }

    public static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);

    private static Expression<Func<T, bool>> Compose<T>(LambdaExpression condition, params LambdaExpression[] values)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var replacer = new ReplacingExpressionVisitor(condition.Parameters, [.. values.Select(value => On(value, row))]);
        return Expression.Lambda<Func<T, bool>>(replacer.Visit(condition.Body), row);
    }

    private static Expression On(LambdaExpression value, ParameterExpression row) =>
        ReplacingExpressionVisitor.Replace(value.Parameters[0], row, value.Body);
}
