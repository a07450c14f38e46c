using ChatAssist.Answering;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssist.Tests.Answering;

/// <summary>What editors change is answered from without a restart, and what they break is not.</summary>
public sealed class LiveAssistantTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Knowledge => Path.Combine(_folder.FullName, "knowledge-base");

    private string Replies => Path.Combine(Knowledge, "replies.yaml");

    private string Index => Path.Combine(_folder.FullName, "index");

    [Fact]
    public async Task A_change_is_answered_from_while_questions_are_being_answered()
    {
        using var live = Start();
        var before = live.Current;
        Assert.False(live.Refresh());

        using var ended = new CancellationTokenSource();
        var asking = Task.Run(() => AskUntil(live, ended.Token));
        File.WriteAllText(Replies, File.ReadAllText(Replies).Replace("Anh/chị muốn làm việc nào ạ?", "Anh/chị cần việc nào ạ?", StringComparison.Ordinal));
        Assert.True(live.Refresh());
        await ended.CancelAsync();

        Assert.True(await asking > 0);
        Assert.Equal("Anh/chị muốn làm việc nào ạ?", before.Replies["clarify_procedure"].Text);
        Assert.Equal("Anh/chị cần việc nào ạ?", live.Current.Replies["clarify_procedure"].Text);
    }

    [Theory]
    [InlineData("replies.yaml")]
    [InlineData("ranking.yaml")]
    [InlineData("deciding.yaml")]
    [InlineData("vocabulary/facets.yaml")]
    public void What_is_broken_is_not_taken_and_what_is_mended_is(string file)
    {
        using var live = Start();
        var before = live.Current;
        var whole = File.ReadAllText(Path.Combine(Knowledge, file));
        File.WriteAllText(Path.Combine(Knowledge, file), "a: [");
        Assert.False(live.Refresh());
        Assert.Same(before, live.Current);

        File.WriteAllText(Path.Combine(Knowledge, file), whole + "\n# mended\n");
        Assert.True(live.Refresh());
        Assert.NotSame(before, live.Current);
    }

    [Theory]
    [InlineData("search.index")]
    [InlineData("syllables.index")]
    public void A_prepared_index_is_used_again_and_a_damaged_one_made_anew(string file)
    {
        Load();
        var path = Path.Combine(Index, file);
        var whole = File.ReadAllBytes(path);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.Equal("AnsweredFromGuide", Ask());
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));

        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Assert.Equal("AnsweredFromGuide", Ask());
        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public void Another_knowledge_base_is_not_answered_from_the_old_index()
    {
        Load();
        var guide = Directory.EnumerateFiles(Knowledge, "1.004194*", SearchOption.AllDirectories).Single();
        File.Delete(guide);
        Assert.DoesNotContain(Load().Answerer.Rank("đăng ký tạm trú", Topic.None), found => found.Code == "1.004194");
    }

    public LiveAssistantTests() => Copy(Assistant.ShippedFolder, Knowledge);

    public void Dispose() => _folder.Delete(recursive: true);

    private Assistant Load() => Assistant.Load(Knowledge, null, Index);

    private string Ask() => Load().Answerer.Answer("đăng ký tạm trú cần giấy tờ gì", Topic.None).Status.ToString();

    private LiveAssistant Start() => new(Knowledge, null, Index, TimeProvider.System, NullLogger<LiveAssistant>.Instance);

    private static int AskUntil(LiveAssistant live, CancellationToken ended)
    {
        var answered = 0;
        do
        {
            Assert.StartsWith("Answered", live.Current.Answerer.Answer("đăng ký tạm trú lệ phí", Topic.None).Status.ToString(), StringComparison.Ordinal);
            answered++;
        }
        while (!ended.IsCancellationRequested);
        return answered;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
