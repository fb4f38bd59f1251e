using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("Hòa", "Hoà", "hoa")]
    [InlineData("Qũy", "Quỹ", "quy")]
    [InlineData("khoá", "khóa", "khoa")]
    [InlineData("ủy thác", "UỶ THÁC", "uy thac")]
    [InlineData("Đắk Nông", "đăk  nông", "dak nong")]
    [InlineData("Ðắk Lắk", "Đak Lak", "dak lak")]
    [InlineData("Liên hiệp", "Lie\u0302n hie\u0323\u0302p", "lien hiep")]
    [InlineData(" Mường\u00A0Kịt\t", "Mu\u031Bo\u031B\u0300ng Ki\u0323t", "muong kit")]
    [InlineData("Čư M\u2019gar", "C\u030Cu\u031B M'Gar", "cu m'gar")]
    [InlineData("2021 – 2025", "2021 - 2025", "2021 - 2025")]
    [InlineData("", " \u00A0 ", "")]
    public void Spellings_of_one_name_fold_alike(string one, string other, string key)
    {
        Assert.Equal(key, VietnameseText.Fold(one));
        Assert.Equal(key, VietnameseText.Fold(other));
    }

    [Fact]
    public void Every_letter_of_the_alphabet_folds_to_ascii()
    {
        const string Letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộ"
            + "ơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        const string Plain = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooo"
            + "oooooopqrstuuuuuuuuuuuuvxyyyyyy";
        Assert.Equal(Plain, VietnameseText.Fold(Letters));
        Assert.Equal(Plain, VietnameseText.Fold(Letters.ToUpperInvariant()));
        Assert.True(VietnameseText.IsNfc(Letters));
    }

    [Theory]
    [InlineData("BangKhen", "bang-khen")]
    [InlineData("Bằng khen", "bang-khen")]
    [InlineData("bangKhen", "bang-khen")]
    [InlineData("people's credit fund", "people-s-credit-fund")]
    [InlineData("LHHTX", "lhhtx")]
    [InlineData("HTXKieuMoi", "htx-kieu-moi")]
    [InlineData("ĐắkNông", "dak-nong")]
    [InlineData("E\u0302Đe\u0302", "e-de")]
    [InlineData("Plan2025Review", "plan2025-review")]
    [InlineData("  --Giấy khen (tỉnh)-- ", "giay-khen-tinh")]
    [InlineData("…", "")]
    public void A_name_becomes_words_joined_by_hyphens(string text, string slug) =>
        Assert.Equal(slug, VietnameseText.Slug(text));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("bang-khen", "bang-khen", 0)]
    [InlineData("bang-khen", "bagn-khen", 1)]
    [InlineData("bang-khen", "bang-ken", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void The_distance_counts_slips_and_swaps(string a, string b, int slips)
    {
        Assert.Equal(slips, VietnameseText.Distance(a, b));
        Assert.Equal(slips, VietnameseText.Distance(b, a));
    }

    [Theory]
    [InlineData("Lie\u0302n hie\u0323\u0302p", "Liên hiệp")]
    [InlineData("hie\u0302\u0323p", "hiệp")]
    [InlineData("hi\u1EB9\u0302p", "hiệp")]
    [InlineData("hi\u00EA\u0323p", "hiệp")]
    [InlineData("Mu\u031Bo\u031B\u0300ng", "Mường")]
    [InlineData("nu\u0323\u031B", "nự")]
    [InlineData("A\u0306\u0301", "Ắ")]
    [InlineData("to\u0341", "tó")]
    [InlineData("a\u0301\u0302", "á\u0302")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("b\u0301", "b\u0301")]
    public void Letters_are_composed_in_whatever_order_their_marks_come(string text, string nfc)
    {
        Assert.Equal(nfc, VietnameseText.ToNfc(text));
        var composed = string.Equals(text, nfc, StringComparison.Ordinal);
        Assert.Equal(composed, VietnameseText.IsNfc(text));
        Assert.True(VietnameseText.IsNfc(nfc));
    }
}
