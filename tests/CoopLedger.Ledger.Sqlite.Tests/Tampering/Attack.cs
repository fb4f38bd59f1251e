namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>A way of tampering with a ledger, and what a verification must say of it.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Do">Does it.</param>
/// <param name="Code">The code reported; <c>sound</c> where nothing can be.</param>
/// <param name="Position">The first bad position reported, where there is one.</param>
/// <param name="Says">What the message has in it, such as the size of a checkpoint.</param>
internal sealed record Attack(
    string Name, Func<Forgery, Task> Do, string Code, long? Position, string Says = "")
{
    public const string Sound = "sound";

    /// <summary>The column of which a single value is changed, as <c>table.column</c>.</summary>
    public string? Column { get; init; }

    public static Attack Of(
        string name, Action<Forgery> act, string code, long? position, string says = "") => new(
        name,
        forgery =>
        {
            act(forgery);
            return Task.CompletedTask;
        },
        code, position, says);
}
