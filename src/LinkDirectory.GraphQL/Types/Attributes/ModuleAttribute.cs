namespace LinkDirectory.GraphQL;

/// <summary>Names the method that adds an assembly's annotated types and data loaders to a server: <c>AddName()</c>.</summary>
/// <param name="name">What follows Add.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
