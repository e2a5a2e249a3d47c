namespace System.Runtime.CompilerServices;

/// <summary>Lets records have <c>init</c> properties on .NET Standard 2.0.</summary>
internal static class IsExternalInit;
