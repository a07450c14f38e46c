using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Privacy;

namespace ChatAssist.Composing;

/// <summary>An answer while a model is writing it: only sentences that have passed are in it.</summary>
internal sealed class Draft(Grounds grounds, IReadOnlyList<CitedPassage> passages, LinkTokens links, AnswerVerifier verifier, Substance substance, Action<string> show)
{
    private readonly List<SentenceText> _kept = [];
    private readonly List<RefusedSentence> _refused = [];
    private readonly HashSet<string> _cited = [];
    private SentenceReader _reader = new();
    private bool _lastWasDropped;

    public IReadOnlyList<RefusedSentence> Refused => _refused;

    public int Kept => _kept.Count;

    /// <summary>The passages that the kept sentences rest on.</summary>
    public IReadOnlySet<string> Cited => _cited;

    public bool HasShown { get; private set; }

    public string Said => links.Show(SentenceText.Join(_kept));

    public string Text => $"{grounds.Head}{Said}{grounds.Tail}";

    /// <summary>Another attempt begins.</summary>
    public void Clear()
    {
        _kept.Clear();
        _refused.Clear();
        _cited.Clear();
        _reader = new SentenceReader();
        _lastWasDropped = false;
    }

    public void Receive(string piece)
    {
        foreach (var sentence in _reader.Read(piece))
        {
            Take(sentence);
        }
    }

    /// <summary>Takes what the reader could not pick out on the way, such as a form that was mended.</summary>
    public void Complete(JsonElement answer)
    {
        foreach (var sentence in answer.GetProperty("sentences").EnumerateArray().Skip(_kept.Count + _refused.Count).Select(SentenceReader.Of))
        {
            Take(sentence!);
        }
    }

    private void Take(AnswerSentence sentence)
    {
        var text = SentenceText.Of(sentence.Text);
        var why = Why(sentence, text);
        _lastWasDropped = why.Length > 0;
        if (_lastWasDropped)
        {
            _refused.Add(new RefusedSentence(PersonalData.Mask(sentence.Text), why));
            return;
        }

        _kept.Add(text);
        _cited.UnionWith(sentence.Cites);
        HasShown = true;
        show(grounds.Head + Said);
    }

    // The citizen's own words are no evidence: else who types a lie would get it back as an answer.
    private string Why(AnswerSentence sentence, SentenceText text) =>
        text.Words.Length == 0 ? "empty"
        : sentence.Cites.Count == 0 ? "no-passage-cited"
        : _lastWasDropped && text.Leans ? "leans-on-dropped"
        : verifier.Verify("", passages, [sentence with { Text = text.Words }])[0] is { IsKept: false } verdict ? verdict.Why
        : substance.IsIn(text.Words, passages) ? ""
        : "says-nothing-of-the-passages";
}
