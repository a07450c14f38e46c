using System.Text.RegularExpressions;

namespace ChatAssist.Tests.Zalo;

/// <summary>"Làm từng bước" on Zalo, by numbers alone: what Zalo cannot draw is a link that works.</summary>
public sealed partial class WalkTests
{
    private const string Public = "https://chat.example.gov.vn";

    [Fact]
    public async Task A_procedure_is_walked_to_its_end_by_typing_numbers()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:PublicAddress", Public));
        var overview = (await town.AskAsync("đăng ký tạm trú", answers: 2))[^1];
        var said = NumberOf(overview.Text, "Làm từng bước");
        var (texts, pictures) = (new List<string>(), new List<Uri>());
        for (var step = 0; step < 40 && !texts.Any(text => text.Contains("Cảm ơn anh/chị", StringComparison.Ordinal)); step++)
        {
            var answer = (await town.AskAsync(said!))[^1];
            texts.Add(answer.Text);
            pictures.AddRange(Picture().Matches(answer.Text).Select(match => new Uri(match.Value)));
            // The first choice always leads on, and five is the best mark.
            said = answer.Text.Contains("từ 1 (rất khó) đến 5 (rất dễ)", StringComparison.Ordinal) ? "5" : "1";
        }

        Assert.Contains("Cảm ơn anh/chị", texts[^1], StringComparison.Ordinal);
        Assert.NotEmpty(pictures);
        using var browser = new HttpClient();
        var drawing = await browser.GetAsync(new Uri(new Uri(town.WebhookUrl), pictures[0].AbsolutePath));
        Assert.Equal("image/svg+xml", drawing.Content.Headers.ContentType?.MediaType);
        Assert.Empty(town.Zalo.World.Refusals);
    }

    [Fact]
    public async Task Without_a_public_address_no_link_is_made_up()
    {
        await using var town = await ZaloTown.StartAsync();
        var overview = (await town.AskAsync("đăng ký tạm trú", answers: 2))[^1];
        var text = (await town.AskAsync(NumberOf(overview.Text, "Làm từng bước")!))[^1].Text;
        for (var step = 0; step < 3; step++)
        {
            Assert.DoesNotContain("/pictures/", text, StringComparison.Ordinal);
            text = (await town.AskAsync("1"))[^1].Text;
        }
    }

    private static string? NumberOf(string text, string choice) =>
        text.Split('\n').FirstOrDefault(line => line.EndsWith($". {choice}", StringComparison.Ordinal))?.Split('.')[0];

    [GeneratedRegex(@"https://chat\.example\.gov\.vn/pictures/\S+\.svg", RegexOptions.CultureInvariant)]
    private static partial Regex Picture();
}
