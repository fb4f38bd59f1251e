using System.Runtime.CompilerServices;
using System.Text;
using CoopLedger.Domain.Corrections;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Queries;

namespace CoopLedger.Ledger.Segments;

/// <summary>Posts parts of the log from their segments: of each event it reads the columns that
/// decide what is posted, and looks up the template. For one thread at a time.</summary>
/// <param name="scanner">Knows the templates.</param>
/// <param name="counted">Which events are posted; all when left out.</param>
internal sealed partial class SegmentReplay(FactScanner scanner, CountedEvents? counted = null)
{
    private static ReadOnlySpan<byte> BeforeName => "{\"name\":\""u8;

    private static ReadOnlySpan<byte> BeforeData => "\",\"data\":"u8;

    private readonly Dictionary<long, object> _daysMet = [];
    private readonly Dictionary<EventScan, Combinations> _combinations = [];

    /// <summary>Posts a part.</summary>
    /// <exception cref="SegmentDamagedException">A block is damaged.</exception>
    /// <exception cref="FormatException">A text in it is no value of its field.</exception>
    public ProjectionPart Read(Segment segment)
    {
        var first = ((long)segment.Part * Segment.CountMax) + 1;
        scanner.Builder.Begin(first);
        foreach (var group in segment.Groups)
        {
            if (group.Event is { } fact && counted?.Counts(fact) == false)
            {
                continue;
            }

            MakeRoom(group.Count);
            group.Offsets(_offsets);
            if (group.Event == typeof(FactReversed))
            {
                Reversals(group, first);
            }
            else if (group.Event is { } type && scanner.Scanning(type) is { } scan)
            {
                Scanned(group, first, scan);
            }
            else
            {
                Whole(group, first);
            }
        }

        return scanner.Builder.End(first + segment.Count - 1);
    }

    private void Whole(SegmentGroup group, long first)
    {
        var name = Encoding.UTF8.GetBytes(group.Name);
        for (var row = 0; row < group.Count; row++)
        {
            Whole(group, row, first, name);
        }
    }

    private void Whole(SegmentGroup group, int row, long first, byte[] name)
    {
        var data = group.Data(row);
        if (counted is null || group.Event is not { } fact || counted.Counts(fact, data))
        {
            scanner.ApplyWhole(first + _offsets[row], name, data);
        }
    }

    /// <summary>Posts reversals: the events in them by their templates, where they have one.
    /// </summary>
    private void Reversals(SegmentGroup group, long first)
    {
        var name = Encoding.UTF8.GetBytes(group.Name);
        var (reversed, position) = (group.Column("reversed")!, group.Column("position")!);
        position.Numbers(_days);
        for (var row = 0; row < group.Count; row++)
        {
            if (counted is not null || !TryInner(reversed.TextAt(row), out var inner, out var data)
                || !scanner.IsReversed(first + _offsets[row], _days[row], inner, data))
            {
                Whole(group, row, first, name);
            }
        }
    }

    /// <summary>Takes an event inside another apart: its name and its own JSON.</summary>
    private static bool TryInner(
        ReadOnlySpan<byte> text, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        name = data = [];
        if (!text.StartsWith(BeforeName) || !text.EndsWith("}}"u8))
        {
            return false;
        }

        var rest = text[BeforeName.Length..^1];
        var end = rest.IndexOf(BeforeData);
        if (end <= 0)
        {
            return false;
        }

        name = rest[..end];
        data = rest[(end + BeforeData.Length)..];
        return true;
    }

    /// <summary>Posts events that are nearly all different in what the measures read.</summary>
    private void Made(SegmentGroup group, long first, EventScan scan)
    {
        if (!RowEvents.ArePossible(group, scan.Plan))
        {
            Whole(group, first);
            return;
        }

        scan.GiveUp();
        var name = Encoding.UTF8.GetBytes(group.Name);
        var sample = scanner.Decoder.Read(name, group.Data(0));
        var events = new RowEvents(group, scan.Plan, sample, _numbers, _daysMet);
        for (var row = 0; row < group.Count; row++)
        {
            scanner.Apply(first + _offsets[row], events.At(row));
        }
    }

    private void Scanned(SegmentGroup group, long first, EventScan scan)
    {
        if (!_combinations.TryGetValue(scan, out var combinations))
        {
            _combinations[scan] = combinations = new();
        }

        var dimensions = Dimensions(group, scan.Plan);
        if (TryFit(dimensions, scan, combinations))
        {
            Numbers(group, scan.Plan);
            Place(dimensions, scan.Plan, combinations, group.Count);
            Post(group, first, scan, combinations);
        }
        else
        {
            Made(group, first, scan);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Post(
        SegmentGroup group, long first, EventScan scan, Combinations combinations)
    {
        group.Column(ScanPlan.OwnDay)!.Numbers(_days);
        if (scan.Plan.Numbers + scan.Plan.Subjects == 0
            && AreResolved(group, scan, combinations))
        {
            scanner.Builder.Apply(
                _offsets.AsSpan(0, group.Count), _places.AsSpan(0, group.Count),
                _days.AsSpan(0, group.Count));
            return;
        }

        var subjects = SubjectsOf(group, scan.Plan);
        Span<long> carried = stackalloc long[scan.Plan.Numbers];
        var name = Encoding.UTF8.GetBytes(group.Name);
        var templates = combinations.Templates;
        for (var row = 0; row < group.Count; row++)
        {
            ref var template = ref templates[_places[row]];
            if (template < 0)
            {
                template = Resolve(group, row, scan, combinations, name);
            }

            if (template == 0)
            {
                scanner.ApplyWhole(first + _offsets[row], name, group.Data(row));
                continue;
            }

            for (var i = 0; i < carried.Length; i++)
            {
                carried[i] = _numbers[i][row];
            }

            scanner.Builder.Apply(
                first + _offsets[row], template, (int)_days[row], carried,
                scan.SubjectOf(
                    scanner, template, Text(subjects, 0, row), Text(subjects, 1, row)));
        }
    }

    /// <summary>Puts its template in the place of each row's combination.</summary>
    /// <returns>Whether each has one; if not, all stays as it was.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool AreResolved(SegmentGroup group, EventScan scan, Combinations combinations)
    {
        var name = Encoding.UTF8.GetBytes(group.Name);
        var templates = combinations.Templates;
        var places = _places.AsSpan(0, group.Count);
        for (var row = 0; row < places.Length; row++)
        {
            ref var template = ref templates[places[row]];
            template = template < 0 ? Resolve(group, row, scan, combinations, name) : template;
            if (template == 0)
            {
                return false;
            }
        }

        foreach (ref var place in places)
        {
            place = templates[place];
        }

        return true;
    }

    /// <summary>The template of the events that are like a row.</summary>
    private int Resolve(
        SegmentGroup group, int row, EventScan scan, Combinations combinations, byte[] name)
    {
        var kind = default(EventKind);
        for (var dimension = 0; dimension < combinations.Dimensions; dimension++)
        {
            kind.Add(combinations.CodeAt(_places[row], dimension));
        }

        return scan.TryTemplateOf(kind, out var template)
            ? template
            : scan.TemplateOf(kind, scanner, name, group.Data(row));
    }
}
