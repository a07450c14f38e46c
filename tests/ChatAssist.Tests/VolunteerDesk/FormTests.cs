using System.Text.RegularExpressions;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>The framework adds the token to a form of a page only where the form names no address of its own.</summary>
public sealed partial class FormTests
{
    [Fact]
    public void A_form_that_names_its_address_brings_the_token_itself()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Folder, "src/ChatAssist.Web/VolunteerDesk"), "*.cshtml", SearchOption.AllDirectories);
        var forms = pages.SelectMany(page => Form().Matches(File.ReadAllText(page)), (page, form) => (Page: Path.GetFileName(page), Form: form)).ToList();
        Assert.True(forms.Count > 10);
        Assert.Equal([], forms.Where(each => !each.Form.Groups["inside"].Value.Contains("@Html.AntiForgeryToken()", StringComparison.Ordinal)).Select(each => $"{each.Page}: {each.Form.Groups["address"].Value}"));
    }

    [GeneratedRegex("<form[^>]* method=\"post\" action=\"(?<address>[^\"]+)\"[^>]*>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();
}
