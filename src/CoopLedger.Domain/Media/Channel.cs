using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Media;

/// <summary>Where an output is published.</summary>
/// <remarks>Source: the channels that alliances report. The default value is a newspaper.
/// </remarks>
public enum Channel
{
    [Label("Báo", "Newspaper"), Also("press", "bao-in")]
    Newspaper,

    [Label("Cổng thông tin điện tử", "Portal"), Also("cong-thong-tin")]
    Portal,

    [Label("Đài phát thanh, truyền hình", "Broadcast")]
    [Also("radio", "television", "tv", "dai-phat-thanh", "dai-truyen-hinh", "dai-ptth")]
    Broadcast,

    [Label("Website Liên minh HTX Việt Nam", "Website of the VCA"), Also("vca")]
    VcaWebsite,

    [Label("Website của Liên minh HTX tỉnh", "Website of the alliance"), Also("website")]
    AllianceWebsite,

    [Label("Mạng xã hội", "Social media"), Also("fanpage", "facebook", "zalo")]
    Social,

    [Label("Kênh khác", "Other channel"), Also("other")]
    OtherChannel,
}

/// <summary>The kind of an output.</summary>
/// <remarks>"Tin, bài" that are not told apart are articles. The default value is an article.
/// </remarks>
public enum MediaKind
{
    [Label("Tin, bài", "Article"), Also("bai", "bai-bao", "articles")]
    Article,

    [Label("Tin", "News item"), Also("news-items")]
    News,

    [Label("Phóng sự", "Report"), Also("reportage", "reports")]
    Report,

    [Label("Bài đăng mạng xã hội", "Post"), Also("posts", "bai-dang")]
    Post,
}

/// <summary>The channels on which outputs were published: one or more. "16 tin, bài trên Báo và
/// Cổng thông tin" are 16 on two channels, of which nobody said which was on which.</summary>
/// <remarks>Written as codes joined by +, in the order of <see cref="Channel"/>; compared by the
/// channels it holds. Never empty.</remarks>
public sealed record ChannelSet
{
    private readonly int _bits;

    /// <exception cref="FormatException">No channel.</exception>
    public ChannelSet(params ReadOnlySpan<Channel> channels)
    {
        foreach (var channel in channels)
        {
            _bits |= 1 << (int)channel;
        }

        if (_bits == 0)
        {
            throw new FormatException("An output has at least one channel.");
        }
    }

    /// <summary>The channels, in the order of <see cref="Channel"/>.</summary>
    public ImmutableArray<Channel> Each =>
        [.. Enum.GetValues<Channel>().Where(channel => (_bits & (1 << (int)channel)) != 0)];

    /// <summary>Reads codes, or other names of channels, joined by +.</summary>
    /// <exception cref="FormatException">No channel, or one that there is not.</exception>
    public static ChannelSet Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.Split('+').Select(One)]);
    }

    public override string ToString() => string.Join('+', Each.Select(Code<Channel>.Of));

    private static Channel One(string text) => Code<Channel>.TryParse(text, out var channel)
        ? channel
        : throw new FormatException(
            $"Channels are joined by + and are of: {string.Join(", ", Code<Channel>.All)}.");
}
