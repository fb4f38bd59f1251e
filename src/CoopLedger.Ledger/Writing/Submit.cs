using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>The one message that writes: a command, with who gives it and under which key.
/// </summary>
/// <param name="Command">The wish.</param>
/// <param name="Actor">Who records it: an opaque id of 1 to 100 characters, never a person's
/// name.</param>
/// <param name="Key">1 to 200 characters. The same key with the same command gives the first
/// receipt again; with another command it is refused.</param>
/// <param name="Evidence">What the fact rests on.</param>
public sealed record Submit(Command Command, string Actor, string Key, Evidence? Evidence = null)
    : IRequest<Receipt>;

/// <summary>What became of a submit.</summary>
public enum Outcome
{
    /// <summary>Events were recorded, now or (when repeated) by the first submit of the key.
    /// </summary>
    Recorded,

    /// <summary>The fact already stands: nothing was recorded.</summary>
    Unchanged,

    /// <summary>A rule was broken: nothing was recorded.</summary>
    Refused,
}

/// <summary>The answer to a submit.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Events">The events recorded, in order.</param>
/// <param name="Refusal">The rule broken, when refused.</param>
/// <param name="IsRepeat">Whether the key had been used for the same command before, so that
/// this is the first receipt again.</param>
public sealed record Receipt(
    Outcome Outcome,
    ImmutableArray<StoredEvent> Events,
    Refusal? Refusal = null,
    bool IsRepeat = false)
{
    public static Receipt Unchanged { get; } = new(Outcome.Unchanged, []);

    public static Receipt Refused(Refusal refusal) => new(Outcome.Refused, [], refusal);
}

/// <summary>Events have been appended and are durable.</summary>
public sealed record Appended(ImmutableArray<StoredEvent> Events) : INotification;
