using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>What the server says of an append: where it stands, or where the stream is.</summary>
/// <param name="Conflict">Whether nothing was appended.</param>
/// <param name="Revision">The revision of the stream after all.</param>
/// <param name="Position">The place of its last event, of an append that stands.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AppendAnswer(
    bool Conflict, StreamRevision Revision, Position Position)
{
    /// <exception cref="WrongExpectedVersionException">It is a conflict, and that throws.
    /// </exception>
    public IWriteResult Result(AppendRequest request, bool throwOnConflict)
    {
        if (!Conflict)
        {
            return new SuccessResult(Revision, Position);
        }

        var (stream, expected) = (request.Stream, request.Expected);
        if (!throwOnConflict)
        {
            return new WrongExpectedVersionResult(
                stream, expected.Revision ?? StreamRevision.None, Revision);
        }

        throw expected.Revision is { } revision
            ? new WrongExpectedVersionException(stream, revision, Revision)
            : new WrongExpectedVersionException(stream, expected.State, Revision);
    }
}
