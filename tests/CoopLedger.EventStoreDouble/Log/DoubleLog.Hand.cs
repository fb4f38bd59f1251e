using System.Text;

namespace CoopLedger.Doubles;

/// <content>What no client can do: somebody with the disk of the server in his hands.</content>
public sealed partial class DoubleLog
{
    /// <summary>Appends an event to the metadata of a stream, `{"$maxCount":1}`.</summary>
    public void SetMetadata(string stream, string json)
    {
        lock (_gate)
        {
            WriteMetadata(stream, Encoding.UTF8.GetBytes(json));
        }
    }

    /// <summary>Puts other bytes into a stored event. Its id, type, time and place stay.</summary>
    /// <exception cref="ArgumentException">No event has this position.</exception>
    public void Forge(long position, ReadOnlyMemory<byte> data)
    {
        lock (_gate)
        {
            var (index, old) = Find(position);
            var forged = new RecordedEvent(
                new(old.Id, old.Type, data, old.Metadata, old.ContentType), old.Stream,
                old.Revision, old.Position, old.Created);
            // Views that were taken before see the old event, as readers that were faster.
            _all = [.. _all];
            _all[index] = forged;
            Stream(old.Stream).Replace(old, forged);
            _generation++;
        }
    }

    /// <summary>Takes an event out, and leaves a hole in its stream.</summary>
    /// <exception cref="ArgumentException">No event has this position.</exception>
    public void Remove(long position)
    {
        lock (_gate)
        {
            var (index, old) = Find(position);
            _all = [.. _all[..index], .. _all[(index + 1)..]];
            _count--;
            Stream(old.Stream).Replace(old, null);
            _generation++;
        }
    }

    private (int Index, RecordedEvent Stored) Find(long position)
    {
        var index = new LogView(_all, _count, _generation, _end, Task.CompletedTask)
            .IndexAt(position);
        return index < _count && _all[index].Position == position
            ? (index, _all[index])
            : throw new ArgumentException($"No event is at {position}.", nameof(position));
    }
}
