namespace CoopLedger.Indicators.Journals;

/// <summary>Where a measure's postings go: into a journal, or into a template of postings.
/// </summary>
internal interface IPostingSink
{
    /// <param name="key">The account.</param>
    /// <param name="posting">The posting; its subject is ignored.</param>
    /// <param name="isOwnDay">Whether it counts on the event's own day, and not on another that
    /// the event names.</param>
    /// <param name="subject">What a distinct count counts once; otherwise null.</param>
    void Post(AccountKey key, in Posting posting, bool isOwnDay, string? subject);
}
