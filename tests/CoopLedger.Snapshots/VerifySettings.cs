using CoopLedger.Snapshots;

namespace VerifyTests;

/// <summary>Where a comparison's file is: by default beside the test, with its name.</summary>
public sealed class VerifySettings
{
    public VerifySettings()
        : this(null)
    {
    }

    public VerifySettings(VerifySettings? settings)
    {
        FileName = settings?.FileName;
        Directory = settings?.Directory;
        ParametersText = settings?.ParametersText;
        Parameters = settings?.Parameters;
    }

    internal string? FileName { get; private set; }

    internal string? Directory { get; private set; }

    internal string? ParametersText { get; private set; }

    internal IReadOnlyList<object?>? Parameters { get; private set; }

    /// <summary>Takes the place of the type, the method and the parameters in the name.</summary>
    /// <remarks>Excludes parameters: the real package would leave them out.</remarks>
    /// <exception cref="ArgumentException">Some file system cannot have such a name.</exception>
    public void UseFileName(string fileName) => FileName = FileNames.Demand(fileName);

    /// <summary>A folder, from that of the source file; it is made when it is missing.</summary>
    public void UseDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Directory = directory;
    }

    /// <summary>The arguments of the test, in its order; later ones may be left out.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="InvalidOperationException">They already have a text.</exception>
    public void UseParameters(params object?[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfZero(parameters.Length, nameof(parameters));
        Refuse(ParametersText is not null);
        Parameters = [.. parameters];
    }

    /// <summary>A text of ours in place of the names and values of the parameters.</summary>
    /// <exception cref="ArgumentException">Some file system cannot have such a name.</exception>
    /// <exception cref="InvalidOperationException">The parameters were given too.</exception>
    public void UseTextForParameters(string parametersText)
    {
        Refuse(Parameters is not null);
        ParametersText = FileNames.Demand(parametersText);
    }

    private static void Refuse(bool isDouble)
    {
        if (isDouble)
        {
            throw new InvalidOperationException(
                $"{nameof(UseTextForParameters)} and {nameof(UseParameters)} exclude each other.");
        }
    }
}
