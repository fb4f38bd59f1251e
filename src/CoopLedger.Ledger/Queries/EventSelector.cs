using CoopLedger.Domain.Corrections;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Queries;

/// <summary>Which events are meant: one by its position, its id or <c>key:KEY#2</c>; all of a
/// submit by <c>key:KEY</c>; all of a stream by <c>stream:NAME</c>; all whose stored name begins
/// so by <c>type:PREFIX</c>.</summary>
public sealed record EventSelector
{
    private const string KeyPrefix = "key:";
    private const string StreamPrefix = "stream:";
    private const string TypePrefix = "type:";

    private readonly FactReference? _one;
    private readonly string? _key;
    private readonly string? _stream;
    private readonly string? _type;

    private EventSelector(
        string text, FactReference? one, string? key, string? stream, string? type) =>
        (Text, _one, _key, _stream, _type) = (text, one, key, stream, type);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">None of these.</exception>
    public static EventSelector Parse(string text)
    {
        if (After(text, StreamPrefix) is { } stream)
        {
            return new(text, null, null, stream, null);
        }

        if (After(text, TypePrefix) is { } type)
        {
            return new(text, null, null, null, type);
        }

        var one = FactReference.Parse(text);
        return After(text, KeyPrefix) is { } key && one.Key == key
            ? new(text, null, key, null, null)
            : new(text, one, null, null, null);
    }

    /// <param name="stored">An event.</param>
    /// <param name="ledger">The ledger that it is in.</param>
    public bool Matches(StoredEvent stored, Guid ledger) =>
        _stream is { } stream ? stored.Stream.Text == stream
        : _type is { } type ? stored.Event.Name.StartsWith(type, StringComparison.Ordinal)
        : _key is { } key ? stored.Origin.Key == key
        : _one switch
        {
            { Id: { } id } => stored.Event.Id == id,
            { Position: { } position } => stored.Position == position,
            { Key: { } named, Ordinal: var ordinal } => stored.Origin.Key == named
                && stored.Event.Id == EventIds.Of(ledger, named, ordinal),
            _ => false,
        };

    public override string ToString() => Text;

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length
            ? text[prefix.Length..]
            : null;
}
