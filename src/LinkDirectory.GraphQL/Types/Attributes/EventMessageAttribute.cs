namespace LinkDirectory.GraphQL;

/// <summary>The parameter receives the event for which a subscription's field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
