namespace VerifyTests;

/// <summary>The text and its file differ, or there is no such file.</summary>
/// <remarks>Internal, as in the real package: no test may depend on it.</remarks>
internal sealed class VerifyException(string message) : Exception(message);
