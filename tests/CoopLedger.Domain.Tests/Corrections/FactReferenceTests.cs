using CoopLedger.Domain.Corrections;

namespace CoopLedger.Domain.Tests.Corrections;

public sealed class FactReferenceTests
{
    private const string Id = "0f8fad5b-d9cb-569f-a165-70867728950e";

    [Theory]
    [InlineData("17", "#17")]
    [InlineData("#17", "#17")]
    [InlineData(Id, Id)]
    [InlineData("0F8FAD5B-D9CB-569F-A165-70867728950E", Id)]
    [InlineData("9223372036854775807", "#9223372036854775807")]
    public void An_event_is_named_by_its_position_or_its_id(string text, string shown)
    {
        var reference = FactReference.Parse(text);
        Assert.Equal(shown, reference.ToString());
        Assert.Equal(reference, FactReference.Parse(shown));
        Assert.NotEqual(reference.Id is null, reference.Position is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("##1")]
    [InlineData(" 1")]
    [InlineData("1.000")]
    [InlineData("9223372036854775808")]
    [InlineData("{0f8fad5b-d9cb-569f-a165-70867728950e}")]
    [InlineData("0f8fad5bd9cb569fa16570867728950e")]
    public void Anything_else_names_no_event(string text) =>
        Assert.Throws<FormatException>(() => FactReference.Parse(text));
}
