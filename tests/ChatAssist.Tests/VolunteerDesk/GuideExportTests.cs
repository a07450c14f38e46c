using System.Text;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Guides;
using ChatAssist.Tests.Tools;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary><c>export-guides</c>: what was published at the desk becomes the files, letter by letter.</summary>
public sealed class GuideExportTests : IAsyncLifetime, IDisposable
{
    private const string Concept = "concepts/tai-khoan-vneid.md";
    private const string Guide = "guides/cu-tru/1.004194-dang-ky-tam-tru.md";

    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly ChatServer _server;
    private readonly TemporaryFolder _folder = new();

    public GuideExportTests() => _server = new ChatServer(_database);

    [Fact]
    public async Task Published_pages_become_files_byte_for_byte_and_drafts_do_not()
    {
        var author = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var second = await DeskVolunteer.ArriveAsync(_server, "binh", Role.Editor);
        var concept = EditorPages.ShippedText(Concept).Replace("---\ntitle: ", "---\ntitle: Bản mới, ", StringComparison.Ordinal) + "\nCâu có “dấu”, đ, Đ và khoảng trống cuối \n\n";
        var guide = EditorPages.ShippedText(Guide).Replace("questions:\n", "questions:\n  - câu hỏi mới của tổ\n", StringComparison.Ordinal);
        await author.SaveAsync(Concept, 0, concept);
        Assert.Contains("Đã đăng bản số 1", await second.PublishAsync(Concept, 1), StringComparison.Ordinal);
        await author.SaveAsync(Guide, 0, guide);
        Assert.Contains("Đã đăng bản số 1", await second.PublishAsync(Guide, 1), StringComparison.Ordinal);
        await author.SaveAsync(Guide, 1, guide + "chưa ai duyệt");

        EditorPages.CopyKnowledgeTo(_folder.Path);
        var before = Contents();
        Assert.Equal([Concept, Guide], Export());
        var after = Contents();
        Assert.Equal(Encoding.UTF8.GetBytes(concept), after[Concept]);
        Assert.Equal(Encoding.UTF8.GetBytes(guide), after[Guide]);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before.Keys.Except([Concept, Guide]), file => Assert.Equal(before[file], after[file]));

        var knowledge = KnowledgeBase.Load(_folder.Path, exportFile: null);
        Assert.Empty(knowledge.Problems);
        Assert.StartsWith("Bản mới, ", knowledge.Concepts.Single(page => page.Path == Concept).Title, StringComparison.Ordinal);
        Assert.Contains("câu hỏi mới của tổ", knowledge.Guides.Single(page => page.Path == Guide).Questions);
        Assert.Empty(Export());
    }

    [Fact]
    public void A_folder_that_is_no_knowledge_base_is_refused() =>
        ToolRun.Of("export-guides", _folder.Path, "--database", _database.Connection).AssertRefused("is no knowledge base");

    [Fact]
    public async Task A_path_that_leads_out_of_the_folder_is_never_written()
    {
        await using (var db = await _server.OpenDatabaseAsync())
        {
            db.GuideVersions.Add(new GuideVersion { Path = "guides/../../ra-ngoai.md", Number = 1, Text = "x", AuthorId = Guid.NewGuid(), AuthorName = "?", SavedAt = _server.Clock.GetUtcNow(), PublishedAt = _server.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        EditorPages.CopyKnowledgeTo(Path.Combine(_folder.Path, "kb"));
        ToolRun.Of("export-guides", Path.Combine(_folder.Path, "kb"), "--database", _database.Connection).AssertRefused("is no file of a knowledge base");
        Assert.False(File.Exists(Path.Combine(_folder.Path, "ra-ngoai.md")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
        _database.Dispose();
    }

    private string[] Export() =>
        [.. ToolRun.Of("export-guides", _folder.Path, "--database", _database.Connection, "--json").Json.At("written").EnumerateArray().Select(path => path.GetString()!)];

    private Dictionary<string, byte[]> Contents() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'), File.ReadAllBytes);
}
