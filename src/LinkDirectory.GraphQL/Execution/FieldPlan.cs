namespace LinkDirectory.GraphQL.Execution;
internal sealed class FieldPlan;
