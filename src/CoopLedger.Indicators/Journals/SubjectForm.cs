using System.Text;

namespace CoopLedger.Indicators.Journals;

/// <summary>How the subject of a posting is put together from ids that the event carries and from
/// texts that are the same for all events alike.</summary>
public sealed class SubjectForm : IEquatable<SubjectForm>
{
    private readonly string _form;
    private readonly List<(int Carried, byte[] Text)> _pieces = [];

    private SubjectForm(string form) => _form = form;

    /// <summary>Whether it is the only id that the event carries, as it is.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Finds the form of a subject.</summary>
    /// <param name="subject">A subject that was put together from marks.</param>
    /// <param name="marks">The marks.</param>
    /// <returns>Nothing when no mark is in it: then it is not known where it is from.</returns>
    internal static SubjectForm? Of(string subject, ReadOnlySpan<string> marks)
    {
        var form = subject;
        for (var i = 0; i < marks.Length; i++)
        {
            form = form.Replace(marks[i], $"\0{(char)('0' + i)}", StringComparison.Ordinal);
        }

        if (!form.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var made = new SubjectForm(form);
        foreach (var (i, piece) in form.Split('\0').Index())
        {
            if (i > 0)
            {
                made._pieces.Add((piece[0] - '0', []));
            }

            if ((i > 0 ? piece[1..] : piece) is { Length: > 0 } text)
            {
                made._pieces.Add((-1, Encoding.UTF8.GetBytes(text)));
            }
        }

        made.IsPlain = made._pieces is [(0, _)];
        return made;
    }

    /// <summary>Puts a subject together.</summary>
    /// <param name="first">The first id that the event carries, UTF-8.</param>
    /// <param name="second">The second.</param>
    /// <param name="room">Where to; made longer when it is too short.</param>
    /// <returns>The subject.</returns>
    public ReadOnlySpan<byte> Put(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ref byte[] room)
    {
        var at = 0;
        foreach (var (carried, text) in _pieces)
        {
            var piece = carried switch
            {
                0 => first,
                1 => second,
                _ => text,
            };
            if (at + piece.Length > room.Length)
            {
                Array.Resize(ref room, (at + piece.Length) * 2);
            }

            piece.CopyTo(room.AsSpan(at));
            at += piece.Length;
        }

        return room.AsSpan(0, at);
    }

    public bool Equals(SubjectForm? other) => other is not null && _form == other._form;

    public override bool Equals(object? obj) => Equals(obj as SubjectForm);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_form);

    public static bool operator ==(SubjectForm? a, SubjectForm? b) => Equals(a, b);

    public static bool operator !=(SubjectForm? a, SubjectForm? b) => !Equals(a, b);
}
