using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace LinkDirectory;

/// <summary>
/// Options that are read from the configuration and checked before anything starts. A value that cannot be read, or that breaks
/// the rule on its property, stops the start with a sentence that names the setting and says what to write.
/// </summary>
public static class CheckedOptions
{
    /// <summary>
    /// Adds the options of a section; an empty name is the root. A rule's error message completes the sentence "X must be …".
    /// </summary>
    public static IServiceCollection AddChecked<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((options, configuration) => configuration.ReadInto(options, section)).ValidateOnStart();
        return services;
    }

    /// <summary>Checks all options now, so that nothing has been done yet when one is wrong.</summary>
    /// <exception cref="OptionsValidationException">Its failures are the sentences.</exception>
    public static void CheckOptions(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (AggregateException several)
        {
            var failures = several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(problem => problem.Failures);
            throw new OptionsValidationException(Options.DefaultName, typeof(object), failures);
        }
    }

    /// <summary>Reads a section into options that a library made.</summary>
    /// <exception cref="OptionsValidationException">Its failures are the sentences.</exception>
    public static void ReadInto(this IConfiguration configuration, object options, string section)
    {
        var settings = section.Length == 0 ? configuration : configuration.GetSection(section);
        var failures = options.GetType().GetProperties().Select(property => Read(options, property, settings.GetSection(property.Name)))
            .OfType<string>().ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, options.GetType(), failures);
        }
    }

    private static string? Read(object options, PropertyInfo property, IConfigurationSection setting)
    {
        var rule = property.GetCustomAttribute<ValidationAttribute>();
        try
        {
            if (property.CanWrite && setting.Value is { Length: > 0 })
            {
                property.SetValue(options, setting.Get(property.PropertyType));
            }

            if (rule is null || rule.IsValid(property.GetValue(options)))
            {
                return null;
            }
        }
        catch (InvalidOperationException)
        {
            // The text is not of the property's type, which is said below.
        }

        return $"{setting.Path} must be {rule?.FormatErrorMessage("") ?? Describe(property.PropertyType)}.";
    }

    private static string Describe(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(TimeSpan) => "a time, as in 00:15:00",
        var t when t.IsEnum => $"one of {string.Join(", ", Enum.GetNames(t))}",
        _ => "a whole number",
    };
}
