using System.CommandLine;
using System.Globalization;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Registers;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists the organisations, loans, plans … that the ledger knows.</summary>
internal static class RegisterVerb
{
    private const int PositionsMax = 4;

    private static readonly Argument<string> Name = new("register")
    {
        Description = "Which list: " + string.Join(
            ", ", RegisterCatalogue.All.Select(register => register.Name)) + ".",
    };

    private static readonly Option<string?> Search = new("--search")
    {
        Description = "Only rows that hold these words; accents and case do not matter.",
    };

    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "As it was at the end of a day; today when left out.",
    };

    private static readonly Option<string?> Sort = new("--sort")
    {
        Description = "Order the rows by a column, in the Vietnamese alphabet; by id if left out.",
        HelpName = "COLUMN",
    };

    public static Command Make()
    {
        var verb = new Command(
            "register", "List the organisations, loans, plans … that the ledger knows.")
        {
            Name, Search, AsOf, KnownByOption.Option, Sort,
        };
        WhatIfOptions.AddTo(verb, withDefinitions: false);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var register = Find(parsed.GetValue(Name)!);
        var asOf = QuestionOptions.Day(parsed, AsOf)
            ?? CivilDate.InVietnam(TimeProvider.System.GetUtcNow());
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        var knownBy = await session.KnownBy(parsed, cancellationToken);
        var search = new RegisterSearch(parsed.GetValue(Search) ?? "");
        var order = Order(register, parsed.GetValue(Sort));
        var (rows, names) = await session.Live.Read(
            projection =>
            {
                var read = PersonOutput.Names(parsed, session, projection);
                return (
                    order(register.Rows(projection, asOf, knownBy)
                        .Select(row => PersonOutput.Filled(row, read))
                        .Where(search.Finds)).ToList(),
                    read);
            },
            cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(new JArray(rows.Select(row => Json(register, row))));
        }
        else
        {
            Show(screen, register, rows, asOf);
        }

        return PersonOutput.Tell(screen, names);
    }

    private static Register Find(string name) => RegisterCatalogue.Find(name)
        ?? throw new UsageException(
            $"Không có danh bạ \"{name}\". Có: {Names()}.",
            $"There is no register \"{name}\". There are: {Names()}.",
            ExitCodes.NotFound, "register.unknown");

    private static Func<IEnumerable<RegisterRow>, IEnumerable<RegisterRow>> Order(
        Register register, string? code)
    {
        if (code is null)
        {
            return rows => rows;
        }

        var columns = register.Columns.ToList();
        var place = columns.FindIndex(column => column.Code == code);
        if (place < 0)
        {
            var codes = string.Join(", ", columns.Select(column => column.Code));
            throw new UsageException(
                $"--sort: không có cột \"{code}\". Các cột: {codes}.",
                $"--sort: there is no column \"{code}\". The columns: {codes}.");
        }

        return columns[place].IsNumber
            ? rows => rows.OrderBy(row => Number(row.Cells[place].Value))
            : rows => rows.OrderBy(
                row => row.Cells[place].Value ?? "", VietnameseOrder.Comparer);
    }

    private static JValue Numeric(string digits) =>
        long.TryParse(digits, CultureInfo.InvariantCulture, out var whole) ? new(whole)
        : decimal.TryParse(digits, CultureInfo.InvariantCulture, out var part) ? new(part)
        : new(digits);

    private static decimal Number(string? text) =>
        decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Names() =>
        string.Join(", ", RegisterCatalogue.All.Select(register => register.Name));

    private static JObject Json(Register register, RegisterRow row)
    {
        var json = new JObject();
        foreach (var (column, cell) in register.Columns.Zip(row.Cells))
        {
            json[column.Code] = column.IsNumber && cell.Value is { } digits
                ? Numeric(digits)
                : cell.Value;
        }

        json["events"] = new JArray(row.Positions);
        return json;
    }

    private static void Show(
        Screen screen, Register register, List<RegisterRow> rows, DateOnly asOf)
    {
        if (rows.Count > 0)
        {
            // Most ledgers name nobody: an empty column would only take room.
            var places = Enumerable.Range(0, register.Columns.Length)
                .Where(place => !register.Columns[place].IsSealed
                    || rows.Exists(row => row.Cells[place].Shown.English.Length > 0))
                .ToList();
            screen.Table(
                places.Select(place => register.Columns[place])
                    .Select(column => (column.IsNumber ? ">" : "") + screen.Say(column.Labels))
                    .Append(screen.Say("Sự kiện", "Events")),
                rows.Select(row => places.Select(place => screen.Say(row.Cells[place].Shown))
                    .Append(Positions(row))));
        }

        screen.Line(screen.Say(
            $"{screen.Say(register.Labels)}: {VietnameseNumber.Format(rows.Count)} dòng, "
                + $"tính đến hết {CivilDate.Format(asOf)}.",
            $"{screen.Say(register.Labels)}: {VietnameseNumber.Format(rows.Count)} "
                + (rows.Count == 1 ? "row, " : "rows, ")
                + $"to the end of {CivilDate.Format(asOf)}."));
    }

    private static string Positions(RegisterRow row)
    {
        var shown = string.Join(
            ' ', row.Positions.Take(PositionsMax).Select(position => $"#{position}"));
        return row.Positions.Length > PositionsMax ? shown + " …" : shown;
    }
}
