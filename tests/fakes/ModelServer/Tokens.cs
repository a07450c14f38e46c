namespace ChatAssist.Fakes.Models;

/// <summary>Counts as models do, roughly: four letters a token.</summary>
internal static class Tokens
{
    public static int Of(string text) => (text.Length / 4) + 1;
}
