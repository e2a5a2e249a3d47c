// The GraphQL server's namespaces, for the whole application: the one place that another server's would be named.
global using LinkDirectory.GraphQL;
global using LinkDirectory.GraphQL.Execution;
global using LinkDirectory.GraphQL.Language;
global using LinkDirectory.GraphQL.Pagination;
global using LinkDirectory.GraphQL.Relay;
global using LinkDirectory.GraphQL.Subscriptions;
global using LinkDirectory.GraphQL.Types;
