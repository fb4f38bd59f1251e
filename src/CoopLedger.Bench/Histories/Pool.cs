namespace CoopLedger.Bench.Histories;

/// <summary>Those to whom something may still happen; the older ones make room when it is full.
/// </summary>
/// <param name="capacity">How many at the most.</param>
/// <param name="belongs">Whether one still belongs to it; asked when it is drawn.</param>
internal sealed class Pool<T>(int capacity, Func<T, bool> belongs)
    where T : class
{
    private readonly List<T> _items = [];

    public void Add(T item, Draws draws)
    {
        if (_items.Count < capacity)
        {
            _items.Add(item);
        }
        else
        {
            _items[draws.Next(capacity)] = item;
        }
    }

    /// <returns><see langword="null"/> when there is none.</returns>
    public T? Draw(Draws draws)
    {
        while (_items.Count > 0)
        {
            var place = draws.Next(_items.Count);
            var item = _items[place];
            if (belongs(item))
            {
                return item;
            }

            _items[place] = _items[^1];
            _items.RemoveAt(_items.Count - 1);
        }

        return null;
    }
}
