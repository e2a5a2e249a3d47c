// What nearly every part of the library uses.
global using LinkDirectory.GraphQL.Execution;
global using LinkDirectory.GraphQL.Language;
global using LinkDirectory.GraphQL.Types;
global using System.Globalization;
global using System.Reflection;
global using System.Text;
global using System.Text.Json;
