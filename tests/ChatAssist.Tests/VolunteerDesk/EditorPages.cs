using System.Net;
using ChatAssist.Answering;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>What editors do on the pages of the desk, and read there.</summary>
internal static class EditorPages
{
    public static string PageOf(string path) => $"/desk/guides/page?path={Uri.EscapeDataString(path)}";

    public static string ShippedText(string path) => File.ReadAllText(Path.Combine(Assistant.ShippedFolder, path));

    public static async Task<string> ReadAsync(this DeskVolunteer editor, string address) => WebUtility.HtmlDecode(await editor.Browser.GetStringAsync(address));

    public static async Task<string> SaveAsync(this DeskVolunteer editor, string path, int basedOn, string text) =>
        await TextAsync(await editor.SubmitAsync(PageOf(path), PageOf(path), ("basedOn", $"{basedOn}"), ("text", text), ("act", "save")));

    public static async Task<string> PublishAsync(this DeskVolunteer editor, string path, int number) =>
        await TextAsync(await editor.SubmitAsync(PageOf(path), PageOf(path) + "&handler=Publish", ("number", $"{number}")));

    public static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    /// <summary>The shipped files, to be changed by a test.</summary>
    public static void CopyKnowledgeTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Assistant.ShippedFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Assistant.ShippedFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
