using System.Collections.Concurrent;

namespace ChatAssist.Answering;

/// <summary>
/// Answers given lately. An answer depends on the knowledge, the question's words and the topic and on nothing else, and
/// on a busy day most turns are the same few: buttons, greetings, the question that everybody asks this week.
/// </summary>
/// <param name="most">How many are kept, give or take as many again; 0: none.</param>
public sealed class RememberedAnswers(int most)
{
    private Generations _generations = new(null, new(), new());

    /// <summary>The answer to what the words mean after what was spoken of; the same object for the same words after the same topic.</summary>
    public Answer Answer(Assistant assistant, string question, Topic topic)
    {
        if (most == 0)
        {
            return assistant.Answerer.Answer(question, topic);
        }

        var generations = Of(assistant);
        var key = new Key(question, TopicJson.Write(topic));
        if (generations.Young.TryGetValue(key, out var answer))
        {
            return answer;
        }

        if (!generations.Old.TryGetValue(key, out answer))
        {
            answer = assistant.Answerer.Answer(question, topic);
        }

        generations.Young[key] = answer;
        if (generations.Young.Count > most)
        {
            // What nobody has asked for in a whole generation is forgotten.
            Interlocked.CompareExchange(ref _generations, new Generations(assistant, new(), generations.Young), generations);
        }

        return answer;
    }

    private Generations Of(Assistant assistant)
    {
        var generations = Volatile.Read(ref _generations);
        if (ReferenceEquals(generations.Assistant, assistant))
        {
            return generations;
        }

        // The knowledge has changed: nothing that was said before counts.
        var fresh = new Generations(assistant, new(), new());
        Volatile.Write(ref _generations, fresh);
        return fresh;
    }

    private readonly record struct Key(string Question, string Topic);

    private sealed record Generations(Assistant? Assistant, ConcurrentDictionary<Key, Answer> Young, ConcurrentDictionary<Key, Answer> Old);
}
