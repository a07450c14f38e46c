namespace ChatAssist.Answering;

/// <summary>Works out what publishing would change, one at a time: each holds a second assistant in memory for some seconds.</summary>
public sealed class PublishingEffects(LiveAssistant assistant) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private (Assistant Before, string Path, string Text, PublishingEffect Effect)? _last;

    /// <exception cref="FormatException">A file without which nothing can be said is malformed.</exception>
    /// <exception cref="IOException">The knowledge base or the export cannot be read.</exception>
    public async Task<PublishingEffect> OfAsync(string path, string text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Author and approver look at the same draft, and each looks more than once.
            var before = assistant.Current;
            if (_last is { } last && ReferenceEquals(last.Before, before) && last.Path == path && last.Text == text)
            {
                return last.Effect;
            }

            // What the text adds to the ways people ask is what its author looks for first.
            var after = assistant.LoadWith(path, text);
            var questions = KnownQuestions.Of(after.Knowledge, assistant.Folder).UnionBy(KnownQuestions.Of(before.Knowledge, assistant.Folder), question => question.Text, StringComparer.Ordinal);
            var effect = PublishingEffect.Of(before, after, [.. questions]);
            _last = (before, path, text, effect);
            return effect;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
