using System.Globalization;

namespace CoopLedger.Tests;

/// <summary>Which culture the tests of this project run in: none, or the one that
/// <c>icu.runsettings</c> names. Every other test must come out the same in both.</summary>
public sealed class CultureTests
{
    [Fact]
    public void The_culture_is_the_one_that_was_asked_for()
    {
        var asked = Environment.GetEnvironmentVariable("COOPLEDGER_TEST_CULTURE") ?? "";
        Assert.Equal(asked, CultureInfo.CurrentCulture.Name);
        var number = string.Create(CultureInfo.CurrentCulture, $"{0.5m}");
        Assert.Equal(asked.Length == 0 ? "0.5" : "0,5", number);
    }
}
