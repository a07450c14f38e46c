using ChatAssist.Answering;

namespace ChatAssist.Composing;

/// <summary>Whoever writes into a guide or a record what a model is to do has no reader here: such a passage is given to none.</summary>
internal static class ToTheModel
{
    public static bool IsIn(string text, VerifierWords words)
    {
        var tokens = new ClaimText(text, words).Tokens;
        return (words.Prompt.Find(tokens) ?? words.ToTheModel.Find(tokens)) is not null;
    }
}
