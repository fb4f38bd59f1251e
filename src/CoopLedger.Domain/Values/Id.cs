namespace CoopLedger.Domain.Values;

/// <summary>An identifier chosen by whoever records: never a province code, never a name.</summary>
/// <remarks>1 to 64 of <c>a-z 0-9 - . /</c>, beginning and ending with a letter or a digit.
/// Compared by type and text.</remarks>
public abstract record Id
{
    public const int LengthMax = 64;

    /// <exception cref="FormatException">The text is no identifier.</exception>
    protected Id(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > LengthMax
            || !IsAllowed(text)
            || !char.IsAsciiLetterOrDigit(text[0])
            || !char.IsAsciiLetterOrDigit(text[^1]))
        {
            throw new FormatException(
                $"An id is 1 to {LengthMax} of a-z 0-9 - . / with a letter or digit at both ends.");
        }

        Text = text;
    }

    public string Text { get; }

    public sealed override string ToString() => Text;

    private static bool IsAllowed(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter)
                && letter is not ('-' or '.' or '/'))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>An organisation of any kind.</summary>
public sealed record OrganisationId(string Text) : Id(Text);

/// <summary>A loan: one project of one borrower, paid out in one or more tranches.</summary>
public sealed record LoanId(string Text) : Id(Text);

/// <summary>A fund that lends to cooperatives.</summary>
public sealed record FundId(string Text) : Id(Text);

/// <summary>Who receives a commendation. An opaque reference, never a person's name.</summary>
public sealed record RecipientId(string Text) : Id(Text);

/// <summary>What a commendation is given for.</summary>
public sealed record AchievementId(string Text) : Id(Text);

/// <summary>A training, of one or more classes.</summary>
public sealed record TrainingId(string Text) : Id(Text);

/// <summary>A total known only as a total.</summary>
public sealed record TotalId(string Text) : Id(Text);

/// <summary>A published figure.</summary>
public sealed record FigureId(string Text) : Id(Text);

/// <summary>An emulation cluster (cụm thi đua).</summary>
public sealed record ClusterId(string Text) : Id(Text);

/// <summary>The code of a measure or an indicator, such as <c>membership-rate</c>.</summary>
public sealed record IndicatorCode(string Text) : Id(Text);

/// <summary>A grant of support: the number of its decision, or another mark.</summary>
public sealed record GrantId(string Text) : Id(Text);

/// <summary>A fair or another event of trade promotion.</summary>
public sealed record FairId(string Text) : Id(Text);

/// <summary>A project of science and technology.</summary>
public sealed record ScienceProjectId(string Text) : Id(Text);

/// <summary>A certification of one crop of one organisation.</summary>
public sealed record CertificationId(string Text) : Id(Text);

/// <summary>A value chain: one buyer with its suppliers.</summary>
public sealed record ValueChainId(string Text) : Id(Text);

/// <summary>A record of media outputs.</summary>
public sealed record MediaOutputId(string Text) : Id(Text);

/// <summary>A bulletin that was issued.</summary>
public sealed record BulletinId(string Text) : Id(Text);

/// <summary>A contest.</summary>
public sealed record ContestId(string Text) : Id(Text);
/// <summary>A plan (kế hoạch), programme or scheme with a period and perhaps targets.</summary>
public sealed record PlanId(string Text) : Id(Text);

/// <summary>A target (chỉ tiêu) of a plan; the same id may be used in another plan.</summary>
public sealed record TargetId(string Text) : Id(Text);

/// <summary>A campaign, such as the action month of one year.</summary>
public sealed record CampaignId(string Text) : Id(Text);

/// <summary>An activity in response to a campaign.</summary>
public sealed record CampaignActivityId(string Text) : Id(Text);
