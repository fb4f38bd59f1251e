using System.CommandLine;
using CoopLedger.Domain.Persons;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Queries;
using Command = CoopLedger.Domain.Facts.Command;

namespace CoopLedger.Cli.Output;

/// <summary>The names of private persons, where somebody has the keys, and what is said where
/// there is none.</summary>
internal static class PersonOutput
{
    public static PersonNames Names(
        ParseResult parsed, Session session, Projection projection) =>
        new(projection, session.Store.LedgerId, PersonKeys.Of(parsed));

    /// <summary>The row with the names that belong in it.</summary>
    public static RegisterRow Filled(RegisterRow row, PersonNames names) => row with
    {
        Cells =
        [
            .. row.Cells.Select(cell => cell.Person is not { } person ? cell
                : Shown(cell.IsContact ? names.ContactOf(person) : names.NameOf(person))),
        ],
    };

    /// <summary>Says which names could not be read although there should be a way.</summary>
    /// <returns>The exit code: a failure when there is one such name.</returns>
    public static int Tell(Screen screen, PersonNames names)
    {
        foreach (var problem in names.Problems)
        {
            screen.Problem(
                "person.unreadable", screen.Say(problem.Vietnamese, problem.English));
        }

        return names.Problems.IsEmpty ? ExitCodes.Ok : ExitCodes.Failure;
    }

    /// <summary>Says what became of the key of a person, when that is whom a command erased.
    /// </summary>
    public static void Erased(Screen screen, Command command, SubjectKeys keys)
    {
        if (command is not ErasePerson { Person: var person })
        {
            return;
        }

        if (keys.Destroyed.Contains(person))
        {
            if (!screen.IsJson)
            {
                screen.Line(screen.Say(
                    $"Đã hủy khóa của \"{person}\". Bản sao của thư mục khóa ở nơi khác (nếu có) "
                        + "cũng phải hủy.",
                    $"The key of \"{person}\" is destroyed. Copies of the folder of keys "
                        + "elsewhere, if there are any, must be destroyed, too."));
            }
        }
        else
        {
            screen.Note(screen.Say(
                $"Trong {keys.Folder.Path} không có khóa của \"{person}\". Nếu khóa nằm ở thư mục "
                    + "khác, hãy chạy lại lệnh này với --keys.",
                $"There is no key of \"{person}\" in {keys.Folder.Path}. If it lies in another "
                    + "folder, run the command again with --keys."));
        }
    }

    private static Cell Shown(PersonText text) => text.Reading switch
    {
        NameReading.Read => Cell.Of(text.Text),
        NameReading.Erased => new(null, Labels.Of("(đã xóa)", "(erased)")),
        NameReading.NoKey => new(null, Labels.Of("(không có khóa)", "(no key)")),
        NameReading.Unreadable => new(null, Labels.Of("(không đọc được)", "(unreadable)")),
        _ => Cell.Empty,
    };
}
