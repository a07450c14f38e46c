using ChatAssist.Answering;
using ChatAssist.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>What citizens asked in vain, grouped, each a tap away from a draft.</summary>
[Authorize(DeskAccess.Guides)]
internal sealed class QuestionsModel(OpenQuestions questions, LiveAssistant assistant, TimeProvider clock) : PageModel
{
    internal const int MostShown = 100;

    public OpenQuestionList List { get; private set; } = new([], [], 0);

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken) => List = await questions.ReadAsync(assistant.Current, cancellationToken);

    public bool HasGuide(QuestionGroup group) => assistant.Current.Knowledge.GuideOf(group.Code) is not null;

    /// <summary>With a procedure straight to its guide or a prefilled one, else to where the procedure is looked for.</summary>
    public static string DraftOf(QuestionGroup group) =>
        $"/desk/guides/new?{(group.Code.Length > 0 ? $"code={Uri.EscapeDataString(group.Code)}" : $"q={Uri.EscapeDataString(group.Name)}")}{NewGuideModel.Query(group.Texts)}";
}
