namespace ChatAssist.Tests.Guides;

/// <summary>A guide without a fault, and the export line that it agrees with.</summary>
internal static class SmallGuide
{
    public const string Text =
        """
        ---
        title: Đăng ký thử
        summary: Để thử. Ai cũng làm được.
        checked_on: 2026-11-01
        questions: [thử thế nào]
        procedures:
          - code: "1.000001"
            name: Đăng ký thử
            source: cong
            fields: [Hộ tịch]
            id: "0001"
            level: fully_online
            received_by: [ward]
            authorities: [Công an cấp xã]
            where: Công an xã
            methods:
              - way: online
                time: { amount: 3, unit: working_day }
                fees:
                  - { amount: 7000, note: Cá nhân }
            cases:
              - name: ""
                documents:
                  - { name: Tờ khai đăng ký, originals: 1, official: Tờ khai }
            left_out:
              - { official: Giấy giới thiệu, because: chỉ cho quân đội }
        steps:
          - { title: Nộp, text: Bấm nút Nộp. }
        mistakes:
          - { wrong: Quên ký, right: Ký rồi nộp. }
        links:
          - { title: Trang thủ tục, url: "https://dichvucong.gov.vn/a" }
        sources:
          - { key: cong, title: Cổng, url: "https://dichvucong.gov.vn", date: 2026-07-18, certainty: official }
        ---
        """;

    public static string Record(string fee = "7000", string time = "3", string document = "Tờ khai theo mẫu") => ExportLineBuilder.Line(change: detail =>
    {
        ExportLineBuilder.Method(time, "WORKING_DAY", "", $$"""{"type":"FEE","value":{{fee}},"description":"Cá nhân"}""")(detail);
        ExportLineBuilder.Case("", (document, 1, 0), ("Giấy  giới thiệu – của đơn vị", 1, 0))(detail);
    });
}
