using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison that can still be told where its file is: it runs when awaited.</summary>
/// <remarks>As in the real package, one that is neither awaited nor returned never runs.</remarks>
public sealed class SettingsTask
{
    private readonly VerifySettings settings;
    private readonly Lazy<Task> run;

    internal SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> verify)
    {
        this.settings = new(settings);
        run = new(() => verify(this.settings));
    }

    /// <inheritdoc cref="VerifySettings.UseFileName" />
    [Pure]
    public SettingsTask UseFileName(string fileName) => With(to => to.UseFileName(fileName));

    /// <inheritdoc cref="VerifySettings.UseDirectory" />
    [Pure]
    public SettingsTask UseDirectory(string directory) => With(to => to.UseDirectory(directory));

    /// <inheritdoc cref="VerifySettings.UseParameters" />
    [Pure]
    public SettingsTask UseParameters(params object?[] parameters) =>
        With(to => to.UseParameters(parameters));

    /// <inheritdoc cref="VerifySettings.UseTextForParameters" />
    [Pure]
    public SettingsTask UseTextForParameters(string parametersText) =>
        With(to => to.UseTextForParameters(parametersText));

    public Task ToTask() => run.Value;

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public ConfiguredTaskAwaitable ConfigureAwait(bool continueOnCapturedContext) =>
        ToTask().ConfigureAwait(continueOnCapturedContext);

    public static implicit operator Task(SettingsTask settingsTask) => settingsTask.ToTask();

    private SettingsTask With(Action<VerifySettings> change)
    {
        change(settings);
        return this;
    }
}
