using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChatAssist.Answering;
using ChatAssist.Composing;

namespace ChatAssist;

/// <summary>
/// What operators watch: one meter and one source of traces. No label says anything of a citizen; <c>docs/operations.md</c>
/// tells what each figure means. Times are in seconds.
/// </summary>
public static class Telemetry
{
    public const string Name = "ChatAssist";

    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_messagesIn = s_meter.CreateCounter<long>("chatassist.messages.in", description: "Messages received, by channel.");
    private static readonly Counter<long> s_messagesRepeated = s_meter.CreateCounter<long>("chatassist.messages.repeated", description: "Messages that had been received before, by channel.");
    private static readonly Counter<long> s_messagesOut = s_meter.CreateCounter<long>("chatassist.messages.out", description: "Replies stored, by channel.");
    private static readonly Counter<long> s_answers = s_meter.CreateCounter<long>("chatassist.answers", description: "Answers, by channel and status.");
    private static readonly Counter<long> s_turnsFailed = s_meter.CreateCounter<long>("chatassist.turns.failed", description: "Attempts at a turn that failed, by channel.");
    private static readonly Counter<long> s_leasesTakenOver = s_meter.CreateCounter<long>("chatassist.leases.taken_over", description: "Conversations taken over because nobody alive held them.");
    private static readonly Counter<long> s_deliveries = s_meter.CreateCounter<long>("chatassist.deliveries", description: "Attempts to send, by channel and outcome.");
    private static readonly Counter<long> s_commitsFailed = s_meter.CreateCounter<long>("chatassist.commits.failed", description: "Groups of writes that could not be committed.");
    private static readonly Counter<long> s_refused = s_meter.CreateCounter<long>("chatassist.refused", description: "Requests refused by a limit, by limit.");
    private static readonly Counter<long> s_removed = s_meter.CreateCounter<long>("chatassist.conversations.removed", description: "Conversations deleted after the days of retention.");
    private static readonly Counter<long> s_modelCalls = s_meter.CreateCounter<long>("chatassist.model.calls", description: "Calls of a language model, by use, endpoint, rung and outcome.");
    private static readonly Counter<long> s_modelTokens = s_meter.CreateCounter<long>("chatassist.model.tokens", description: "Tokens of language models, by endpoint and direction.");
    private static readonly Counter<double> s_modelCost = s_meter.CreateCounter<double>("chatassist.model.cost", description: "Cost of language models, in the currency of the prices.");
    private static readonly Counter<long> s_modelAnswers = s_meter.CreateCounter<long>("chatassist.model.answers", description: "Answers that a model was asked to phrase, by whose words were given.");
    private static readonly Counter<long> s_modelSentences = s_meter.CreateCounter<long>("chatassist.model.sentences", description: "Sentences that a model wrote, by verdict.");
    private static readonly UpDownCounter<long> s_streams = s_meter.CreateUpDownCounter<long>("chatassist.streams.open", description: "Open live streams.");
    private static readonly Gauge<double> s_queueAge = s_meter.CreateGauge<double>("chatassist.queue.age", "s", "Age of the oldest turn that is owed, over all nodes.");
    private static readonly Gauge<long> s_queueTurns = s_meter.CreateGauge<long>("chatassist.queue.turns", description: "Conversations that are owed a turn, over all nodes.");
    private static readonly Gauge<long> s_leasesHeld = s_meter.CreateGauge<long>("chatassist.leases.held", description: "Conversations whose turns this node has in hand.");
    private static readonly Gauge<long> s_deliveriesWaiting = s_meter.CreateGauge<long>("chatassist.deliveries.waiting", description: "Replies that wait to be sent, by channel, over all nodes.");
    private static readonly Histogram<double> s_stages = Seconds("chatassist.turn.duration", "A turn by stage: wait, answer, store.", 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);
    private static readonly Histogram<double> s_searches = Seconds("chatassist.search.duration", "Finding procedures for one question.", 0.00005, 0.0001, 0.00015, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05);
    private static readonly Histogram<double> s_commits = Seconds("chatassist.commit.duration", "One transaction with its sync to disk.", 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
    private static readonly Histogram<double> s_modelFirst = Seconds("chatassist.model.first_token", "From asking a model up to its first words.", 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30);
    private static readonly Histogram<double> s_modelCallsTime = Seconds("chatassist.model.duration", "One call of a language model.", 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60);
    private static readonly Histogram<int> s_groups = s_meter.CreateHistogram<int>(
        "chatassist.commit.writes", description: "Writes that shared one transaction.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64] });

    /// <summary>Spans: turn, answer, search, store, deliver.</summary>
    public static ActivitySource Traces { get; } = new(Name);

    public static void MessageReceived(string channel, bool isRepeat) => (isRepeat ? s_messagesRepeated : s_messagesIn).Add(1, Channel(channel));

    public static void TurnEnded(string channel, AnswerStatus status, int replies, TimeSpan wait, TimeSpan answer, TimeSpan store)
    {
        s_answers.Add(1, Channel(channel), new("status", status.ToString()));
        s_messagesOut.Add(replies, Channel(channel));
        s_stages.Record(Math.Max(0, wait.TotalSeconds), Stage("wait"));
        s_stages.Record(answer.TotalSeconds, Stage("answer"));
        s_stages.Record(store.TotalSeconds, Stage("store"));
    }

    public static void TurnFailed(string channel) => s_turnsFailed.Add(1, Channel(channel));

    public static void Searched(TimeSpan time) => s_searches.Record(time.TotalSeconds);

    public static void LeasesTakenOver(int count) => s_leasesTakenOver.Add(count);

    public static void Delivered(string channel, string outcome) => s_deliveries.Add(1, Channel(channel), new("outcome", outcome));

    public static void Committed(int writes, TimeSpan time)
    {
        s_groups.Record(writes);
        s_commits.Record(time.TotalSeconds);
    }

    public static void CommitFailed() => s_commitsFailed.Add(1);

    public static void StreamOpened() => s_streams.Add(1);

    public static void StreamClosed() => s_streams.Add(-1);

    /// <param name="limit">Which limit: one of few fixed words.</param>
    public static void Refused(string limit) => s_refused.Add(1, new KeyValuePair<string, object?>("limit", limit));

    public static void ConversationsRemoved(int count) => s_removed.Add(count);

    public static void ModelCalled(ModelCall call)
    {
        var endpoint = new KeyValuePair<string, object?>("endpoint", call.Endpoint);
        s_modelCalls.Add(1, endpoint, new("use", call.Use.ToString()), new("rung", call.Rung.ToString()), new("outcome", call.Trouble?.ToString() ?? "Answered"));
        s_modelTokens.Add(call.TokensIn, endpoint, new("direction", "in"));
        s_modelTokens.Add(call.TokensOut, endpoint, new("direction", "out"));
        s_modelCost.Add(call.Cost, endpoint);
        s_modelCallsTime.Record(call.Milliseconds / 1_000, endpoint);
        if (call.FirstTokenMilliseconds is { } first)
        {
            s_modelFirst.Record(first / 1_000, endpoint);
        }
    }

    /// <param name="refused">The verifier's reasons, each with the words after a colon, which are no label.</param>
    public static void AnswerPhrased(AnswerWording wording, int kept, IEnumerable<string> refused)
    {
        s_modelAnswers.Add(1, new KeyValuePair<string, object?>("wording", wording.ToString()));
        s_modelSentences.Add(kept, new KeyValuePair<string, object?>("verdict", "kept"));
        foreach (var why in refused)
        {
            s_modelSentences.Add(1, new KeyValuePair<string, object?>("verdict", why.Split(':')[0]));
        }
    }

    public static void Waiting(long turns, TimeSpan oldest, long leasesHeld)
    {
        s_queueTurns.Record(turns);
        s_queueAge.Record(oldest.TotalSeconds);
        s_leasesHeld.Record(leasesHeld);
    }

    public static void DeliveriesWaiting(string channel, long count) => s_deliveriesWaiting.Record(count, Channel(channel));

    private static KeyValuePair<string, object?> Channel(string channel) => new("channel", channel);

    private static KeyValuePair<string, object?> Stage(string stage) => new("stage", stage);

    private static Histogram<double> Seconds(string name, string description, params double[] bounds) =>
        s_meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
