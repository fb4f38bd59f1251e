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
    [InlineData("key:phu-tho-2023/found/001", "key:phu-tho-2023/found/001")]
    [InlineData("key:a#1", "key:a")]
    [InlineData("key:a#2", "key:a#2")]
    [InlineData("key:a#b", "key:a#b")]
    [InlineData("key:a#1#2", "key:a#1#2")]
    public void An_event_is_named_by_its_position_its_id_or_its_key(string text, string shown)
    {
        var reference = FactReference.Parse(text);
        Assert.Equal(shown, reference.ToString());
        Assert.Equal(reference, FactReference.Parse(shown));
        Assert.Single((object?[])[reference.Id, reference.Position, reference.Key],
            part => part is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("key:")]
    [InlineData("key:a#2147483649")]
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
