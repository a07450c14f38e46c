using ChatAssist.Guides;

namespace ChatAssist.Answering;

internal static class FoundPassages
{
    public static FoundProcedure ToFound(this Passage passage) => new(passage.Procedure!.Code, passage.Procedure.Name, Math.Round(passage.Probability, 3));
}
