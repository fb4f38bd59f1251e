using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>What a posting has in 16 bits comes back, and what has no room has no code.</summary>
public sealed class PostingCodeTests
{
    private const int CarriedMax = 255;

    private static readonly long[] Carried =
        [.. Enumerable.Range(0, CarriedMax + 1).Select(i => 1_000_000_000L + i)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(16_383)]
    [InlineData(-16_384)]
    public void A_small_amount_is_its_own_code(long amount)
    {
        var code = PostingCode.Of(Constant(amount, subject: 0));
        Assert.Equal((short)amount, code);
        Assert.True(PostingCode.IsAmount(code!.Value));
        Assert.False(PostingCode.HasSubject(code.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(4_095)]
    [InlineData(-4_096)]
    public void An_amount_may_stand_with_the_carried_subject(long amount)
    {
        var code = PostingCode.Of(Constant(amount, TemplatePosting.CarriedSubject))!.Value;
        Assert.False(PostingCode.IsAmount(code));
        Assert.True(PostingCode.HasSubject(code));
        Assert.Equal(amount, PostingCode.AmountOf(code, []));
    }

    [Fact]
    public void Whatever_is_carried_comes_back_with_its_sign_and_its_subject()
    {
        for (var carried = 0; carried <= CarriedMax; carried++)
        {
            foreach (var sign in (int[])[1, -1])
            {
                foreach (var subject in (int[])[0, TemplatePosting.CarriedSubject])
                {
                    var code = PostingCode.Of(
                        new(1, TemplatePosting.OwnDay, sign, carried, subject))!.Value;
                    Assert.False(PostingCode.IsAmount(code));
                    Assert.Equal(subject != 0, PostingCode.HasSubject(code));
                    Assert.Equal(sign * Carried[carried], PostingCode.AmountOf(code, Carried));
                }
            }
        }
    }

    [Fact]
    public void No_two_postings_have_one_code()
    {
        var codes = new HashSet<short> { PostingCode.Placed };
        for (var amount = -20_000; amount <= 20_000; amount++)
        {
            Assert.True(IsNew(Constant(amount, subject: 0)));
            Assert.True(IsNew(Constant(amount, TemplatePosting.CarriedSubject)));
        }

        for (var carried = 0; carried <= CarriedMax + 1; carried++)
        {
            Assert.True(IsNew(new(1, TemplatePosting.OwnDay, 1, carried, 0)));
            Assert.True(IsNew(new(1, TemplatePosting.OwnDay, -1, carried, 0)));
        }

        Assert.Equal(1 + (2 * 16_384) + (2 * 4_096) + (2 * (CarriedMax + 1)), codes.Count);

        bool IsNew(TemplatePosting posting) =>
            PostingCode.Of(posting) is not { } code || codes.Add(code);
    }

    [Theory]
    [InlineData(TemplatePosting.OwnDay, 16_384, -1, 0)]
    [InlineData(TemplatePosting.OwnDay, -16_385, -1, 0)]
    [InlineData(TemplatePosting.OwnDay, 4_096, -1, TemplatePosting.CarriedSubject)]
    [InlineData(TemplatePosting.OwnDay, -4_097, -1, TemplatePosting.CarriedSubject)]
    [InlineData(TemplatePosting.OwnDay, 1, CarriedMax + 1, 0)]
    [InlineData(TemplatePosting.OwnDay, 2, 0, 0)]
    [InlineData(TemplatePosting.OwnDay, 1, -1, 7)]
    [InlineData(738_000, 1, -1, 0)]
    [InlineData(TemplatePosting.OwnDay - 1, 1, -1, 0)]
    public void What_has_no_room_has_no_code(int day, long amount, int carried, int subject) =>
        Assert.Null(PostingCode.Of(new(1, day, amount, carried, subject)));

    [Fact]
    public void The_negative_of_the_least_amount_is_refused()
    {
        var code = PostingCode.Of(new(1, TemplatePosting.OwnDay, -1, 0, 0))!.Value;
        Assert.Throws<OverflowException>(() => PostingCode.AmountOf(code, [long.MinValue]));
    }

    private static TemplatePosting Constant(long amount, int subject) =>
        new(1, TemplatePosting.OwnDay, amount, -1, subject);
}
