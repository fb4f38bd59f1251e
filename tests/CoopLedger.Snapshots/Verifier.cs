using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using CoopLedger.Snapshots;
using VerifyTests;

namespace VerifyXunit;

/// <summary>Compares a text with the file that a person has read and accepted.</summary>
/// <remarks>
/// <para>A stand-in for the class of that name in Verify.Xunit 26: the part of it we use.</para>
/// <para>The file is <c>{Type}.{Method}[_{parameters}].verified.txt</c> beside the source file,
/// whose name is taken for the type's. So call it in the test method itself, not in a method it
/// shares: the real package asks xunit for the names, this one asks the compiler.</para>
/// <para>Strings only. <c>Verify(object)</c> is not offered, as its output is a format of its own:
/// write the text first. Nor are scrubbers, so keep paths of this machine out of the text.</para>
/// </remarks>
public static class Verifier
{
    /// <summary>Fails when the text and its file differ, and when there is no such file.</summary>
    /// <param name="target">A null is filed as "null" and an empty text as "emptyString".</param>
    /// <param name="settings">Copied, so that one object can serve many tests.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="member">Filled in by the compiler. Ours alone: never pass it.</param>
    [Pure]
    public static SettingsTask Verify(
        string? target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string member = "") =>
        new(settings, chosen => Snapshot.Verify(target, new(sourceFile, member, chosen)));

    /// <inheritdoc cref="Verify(string, VerifySettings, string, string)" />
    [Pure]
    public static SettingsTask Verify(
        Task<string> target,
        VerifySettings? settings = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string member = "") =>
        new(
            settings,
            async chosen => await Snapshot.Verify(await target, new(sourceFile, member, chosen)));
}
