using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>One guide: its text, what is wrong with it, what the chat would say, its versions, and publishing by a second person.</summary>
[Authorize(DeskAccess.Guides)]
[RequestSizeLimit(LargestForm)]
internal sealed class GuideModel(LiveAssistant assistant, GuideDesk desk, PublishedGuides publishedGuides, PortalDifferences portal, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock) : PageModel
{
    /// <summary>More than a guide may have, so that a large one is refused with words and not by a cut connection.</summary>
    private const int LargestForm = 16 * 1024 * 1024;

    private const int MostAdded = 12;

    public string Path { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>What the next save is based on: the newest version that this page has shown.</summary>
    public int BasedOn { get; private set; }

    /// <summary>It came with the program, so there is a version 0 to go back to.</summary>
    public bool IsShipped { get; private set; }

    public string Trouble { get; private set; } = "";

    public string Told { get; private set; } = "";

    public IReadOnlyList<GuideVersion> Versions { get; private set; } = [];

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Where the text in the field says otherwise than the portal does now.</summary>
    public IReadOnlyList<Problem> PortalSays { get; private set; } = [];

    public DateOnly PortalDate => assistant.Current.Knowledge.DataDate;

    public IReadOnlyList<(char Sign, int Line, string Text)> Difference { get; private set; } = [];

    public GuidePreview Preview { get; private set; } = new([], []);

    /// <summary>A text that could be published: what it changes can be shown.</summary>
    public bool HasEffect => Problems.Count == 0 && Versions is [{ PublishedAt: null } newest, ..] && newest.Text == Text;

    public Guid Me => DeskUser.Of(User).Id;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Nothing of it is published or shipped yet.</summary>
    public bool IsNew { get; private set; }

    /// <param name="number">An older version to look at or bring back; it lies in the field and is not saved.</param>
    /// <param name="add">Questions of citizens to lay among the ways people ask; not saved either.</param>
    public async Task<IActionResult> OnGetAsync(string? path, int? number, string[]? add, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(path, cancellationToken))
        {
            return NotFound();
        }

        if (number is { } older && TextOf(older) is { } text && older != BasedOn)
        {
            Difference = TextDifference.Of(Text, text);
            (Text, Told) = (text, $"Đây là bản số {older}. Bấm Lưu bản nháp nếu muốn lấy lại bản này.");
        }

        AddQuestions(add ?? []);
        Examine();
        return Page();
    }

    private void AddQuestions(string[] questions)
    {
        if (questions.Length == 0)
        {
            return;
        }

        var (text, added) = QuestionLines.Add(Text, questions.Select(question => PersonalData.WithoutMasks(PersonalData.Mask(question))).Take(MostAdded));
        Difference = IsNew ? [] : TextDifference.Of(Text, text);
        (Text, Told) = (text, added.Count == 0
            ? "Các câu hỏi này đã có trong bài."
            : $"Đã thêm {added.Count} câu của người dân vào questions, chưa lưu. Anh/chị sửa cho gọn, bỏ chi tiết riêng của từng người, rồi bấm Lưu bản nháp.");
    }

    public async Task<IActionResult> OnPostAsync(string? path, int basedOn, string? text, string? act, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(path, cancellationToken))
        {
            return NotFound();
        }

        var newest = Text;
        Text = (text ?? "").ReplaceLineEndings("\n");
        if (Text.Length > GuideDesk.LongestText)
        {
            (Trouble, Text) = ($"Bài dài {Text.Length:N0} chữ, quá dài cho một hướng dẫn (nhiều nhất {GuideDesk.LongestText:N0}). Chưa lưu gì; anh/chị cắt bớt hoặc tách thành hai bài.", newest);
        }
        else if (act == "save" && !await desk.SaveAsync(Path, basedOn, Text, DeskUser.Of(User).Actor))
        {
            await ReadVersionsAsync(cancellationToken);
            Difference = TextDifference.Of(TextOf(BasedOn)!, Text);
            Trouble = $"{Versions[0].AuthorName} vừa lưu bản số {BasedOn} trong lúc anh/chị viết. Chữ của anh/chị vẫn còn trong ô bên dưới, chưa lưu. Xem chỗ khác nhau rồi bấm Lưu bản nháp lần nữa.";
        }
        else if (act == "save")
        {
            await ReadVersionsAsync(cancellationToken);
            Told = $"Đã lưu bản nháp số {BasedOn}. Người dân chưa thấy; cần một người khác duyệt.";
        }
        else
        {
            BasedOn = basedOn;
        }

        Examine();
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(string? path, int number, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(path, cancellationToken))
        {
            return NotFound();
        }

        Examine();
        if (Problems.Count > 0)
        {
            Trouble = "Bài còn lỗi nên chưa đăng được. Bản đang dùng vẫn giữ nguyên.";
        }
        else if (await desk.PublishAsync(Path, number, DeskUser.Of(User).Actor))
        {
            await publishedGuides.LookAsync(cancellationToken);
            await ReadVersionsAsync(cancellationToken);
            Told = $"Đã đăng bản số {number}. Vài giây nữa mọi máy đều dùng bản này.";
        }
        else
        {
            Trouble = "Chưa đăng: bản này do chính anh/chị viết, đã đăng rồi, hoặc vừa có bản mới hơn.";
        }

        return Page();
    }

    private async Task<bool> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        var knowledge = assistant.Current.Knowledge;
        Path = path ?? "";
        await ReadVersionsAsync(cancellationToken);
        // Only what is known by name: no path of a request ever reaches the disk.
        IsShipped = knowledge.Guides.Select(guide => guide.Path).Concat(knowledge.Concepts.Select(concept => concept.Path)).Contains(Path, StringComparer.Ordinal)
            && System.IO.File.Exists(System.IO.Path.Combine(assistant.Folder, Path));
        IsNew = !IsShipped && !Versions.Any(version => version.PublishedAt is not null);
        if (!IsShipped && Versions.Count == 0 && Skeleton() is null)
        {
            return false;
        }

        Text = TextOf(BasedOn)!;
        return true;
    }

    /// <summary>What a new page begins with; null where the path is none that a new page would have.</summary>
    private string? Skeleton() => assistant.Current.Knowledge.Find(GuideSkeleton.CodeIn(Path)) is { } procedure && GuideSkeleton.PathOf(procedure) == Path
        ? GuideSkeleton.Of(procedure, DateOnly.FromDateTime(clock.GetLocalNow().DateTime))
        : null;

    private async Task ReadVersionsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Versions = await db.GuideVersions.AsNoTracking().Where(row => row.Path == Path).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
        BasedOn = Versions.Count > 0 ? Versions[0].Number : 0;
    }

    private string? TextOf(int number) => number == 0 && !IsShipped ? Skeleton() ?? "" : number == 0
        ? System.IO.File.ReadAllText(System.IO.Path.Combine(assistant.Folder, Path)).ReplaceLineEndings("\n")
        : Versions.FirstOrDefault(version => version.Number == number)?.Text;

    private void Examine()
    {
        Problems = new Guides.KnowledgeCheck(assistant.Folder, clock, GuidesModel.MaxAgeDays).RunOn(Text, Path, assistant.Published);
        PortalSays = portal.Of(Path, Text);
        Preview = GuidePreview.Of(assistant.Folder, Path, Text);
    }
}
