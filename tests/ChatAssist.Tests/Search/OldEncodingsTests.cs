using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>VNI and TCVN3 become Unicode, and nothing else is touched.</summary>
public sealed class OldEncodingsTests
{
    [Theory]
    [InlineData("Ñaêng kyù taïm truù caàn giaáy tôø gì?", "đăng ký tạm trú cần giấy tờ gì?")]
    [InlineData("®¨ng ký t¹m tró cÇn giÊy tê g×?", "đăng ký tạm trú cần giấy tờ gì?")]
    [InlineData("ng\u00ADêi ®­îc cÊp thÎ c¨n c\u00ADíc", "người được cấp thẻ căn cước")]
    [InlineData("®¨ng ký tạm trú ở xã", "đăng ký tạm trú ở xã")]
    public void Old_texts_are_read(string old, string unicode) =>
        Assert.Equal(unicode, OldEncodings.Convert(old), ignoreCase: true);

    [Theory]
    [InlineData("Đăng ký tạm trú cần giấy tờ gì?")]
    [InlineData("dang ky tam tru")]
    [InlineData("hoà, thuý, sô, toà án")]
    [InlineData("Ông Müller gửi bản photo ½ trang © 2024 ở Köln")]
    [InlineData("trúuu ôkê càfê théâtre Noël")]
    [InlineData("3 × 4")]
    public void Other_texts_stay_as_they_are(string text) => Assert.Equal(text, OldEncodings.Convert(text));

    [Theory]
    [InlineData("giaays", "giấy")]
    [InlineData("ddaats", "đất")]
    [InlineData("hooj", "hộ")]
    [InlineData("khaaur", "khẩu")]
    [InlineData("nguwowif", "người")]
    [InlineData("quyeets", "quyết")]
    [InlineData("giay61", "giấy")]
    [InlineData("to72", "tờ")]
    [InlineData("d9a8ng", "đăng")]
    [InlineData("duoc975", "được")]
    [InlineData("khai", null)]
    [InlineData("ct01", null)]
    [InlineData("tamss", null)]
    public void Keys_are_read(string typed, string? syllable) => Assert.Equal(syllable, Keystrokes.Decode(typed));
}
