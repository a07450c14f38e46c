using ChatAssist.Privacy;

namespace ChatAssist.Tests.Privacy;

/// <summary>What identifies a person is masked, what people ask about stays.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("cccd 001199012345", "cccd [số căn cước]")]
    [InlineData("số 001 199 012 345 nhé", "số [số căn cước] nhé")]
    [InlineData("001.199.012.345", "[số căn cước]")]
    [InlineData("0011-9901-2345", "[số căn cước]")]
    [InlineData("cmnd 212345678.", "cmnd [số CMND].")]
    [InlineData("cmt 212 345 678", "cmt [số CMND]")]
    [InlineData("gọi 0912345678", "gọi [số điện thoại]")]
    [InlineData("gọi 0912.345.678, nhé", "gọi [số điện thoại], nhé")]
    [InlineData("gọi 091 234 5678", "gọi [số điện thoại]")]
    [InlineData("gọi +84 912 345 678", "gọi [số điện thoại]")]
    [InlineData("gọi (+84) 912345678", "gọi [số điện thoại]")]
    [InlineData("gọi 84912345678", "gọi [số điện thoại]")]
    [InlineData("máy bàn 024 3825 1234", "máy bàn [số điện thoại]")]
    [InlineData("năm 2026 0912345678", "năm 2026 [số điện thoại]")]
    [InlineData("sđt0912345678", "sđt[số điện thoại]")]
    [InlineData("thư nguyen.van-a@mail.example.vn nhé", "thư [e-mail] nhé")]
    [InlineData("thẻ 9704 0000 0000 0000 18", "thẻ [số thẻ ngân hàng]")]
    [InlineData("thẻ 4111 1111 1111 1111", "thẻ [số thẻ ngân hàng]")]
    [InlineData("stk 12345678 vietcombank", "stk [số tài khoản] vietcombank")]
    [InlineData("mã số thuế 8123456789", "mã số thuế [mã số thuế]")]
    [InlineData("bhxh số 7912345678", "bhxh số [số bảo hiểm]")]
    [InlineData("thẻ DN4791234567890", "thẻ [số bảo hiểm]")]
    [InlineData("số nhà 12/3 đường Lê Lợi, phường Quy Nhơn", "số nhà [địa chỉ], phường Quy Nhơn")]
    [InlineData("0912345678 và 0987654321", "[số điện thoại] và [số điện thoại]")]
    public void A_persons_numbers_are_masked(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Theory]
    [InlineData("thủ tục 1.004194")]
    [InlineData("mã 1.001193.000.00.00.H08")]
    [InlineData("Luật 68/2020/QH14, Nghị định 123/2015/NĐ-CP")]
    [InlineData("lệ phí 7.000 đồng, 150.000.000 đồng, 1.500.000.000 đ")]
    [InlineData("phí 500 000 000 đồng")]
    [InlineData("200000000 đồng")]
    [InlineData("ngày 18/7/2026, 18-07-2026, 18.07.2026")]
    [InlineData("năm 2020 2021 2022")]
    [InlineData("gọi 113, 115, 1900 1234, 18001096")]
    [InlineData("hồ sơ H08.17-241122-0001")]
    [InlineData("ghi số nhà vào đâu")]
    [InlineData("mẫu CT01, 3 ngày, 12 tháng, 100%")]
    public void What_people_ask_about_stays(string text) => Assert.Equal(text, PersonalData.Mask(text));

    [Fact]
    public void Masks_are_named_once_and_can_be_left_out()
    {
        var masked = PersonalData.Mask("001199012345, 0912345678, 0987654321 làm khai sinh");
        Assert.Equal("số căn cước, số điện thoại", PersonalData.MasksIn(masked));
        Assert.Equal(",  ,   làm khai sinh", PersonalData.WithoutMasks(masked));
    }

    [Fact]
    public void In_json_texts_are_masked_and_ids_are_not()
    {
        var json = PersonalData.MaskJson("""{"id":"0912345678","channelData":{"clientActivityID":"001199012345","note":["gọi 0912345678",{"x":"a@b.vn"}]},"n":1,"z":null}""");
        Assert.Equal("""{"id":"0912345678","channelData":{"clientActivityID":"001199012345","note":["gọi [số điện thoại]",{"x":"[e-mail]"}]},"n":1,"z":null}""", json);
    }
}
