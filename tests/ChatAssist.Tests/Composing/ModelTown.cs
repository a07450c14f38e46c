using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Composing;

/// <summary>A model's endpoint and our server that is set to ask it.</summary>
public sealed class ModelTown : IAsyncLifetime, IDisposable
{
    public ModelServer Model { get; } = new();

    public ModelServer Spare { get; } = new();

    public ChatServer Server { get; } = new();

    public Dictionary<string, string> Settings { get; } = [];

    public World World => Model.World;

    public static async Task<ModelTown> StartAsync(params (string Name, string Value)[] settings)
    {
        var town = new ModelTown();
        foreach (var (name, value) in settings)
        {
            town.Settings[name] = value;
        }

        await town.InitializeAsync();
        return town;
    }

    public async Task InitializeAsync()
    {
        await Model.StartAsync();
        await Spare.StartAsync();
        (string, string)[] always =
        [
            ("Model:Main:Kind", "OpenAI"), ("Model:Main:BaseUrl", Model.BaseUrl(ModelKind.OpenAI)), ("Model:Main:Model", World.Model), ("Model:Main:Key", World.Key),
            // A test's faults are its own.
            ("Model:BreakAfter", "100"), ("Model:CallsPerCitizenADay", "0"), ("Model:ProbesAtStart", "false"),
            // Long enough for a busy machine; what is slow on purpose is slower by far.
            ("Model:FirstSentenceSeconds", "60"), ("Model:AnswerSeconds", "90"), ("Model:Main:FirstByteSeconds", "10"), ("Model:Main:IdleSeconds", "5"),
        ];
        foreach (var (name, value) in always.Concat(Settings.Select(setting => (setting.Key, setting.Value))))
        {
            Server.Settings[name] = value.Replace("{spare}", Spare.BaseUrl(ModelKind.OpenAI), StringComparison.Ordinal);
        }
    }

    /// <summary>What is said without a model.</summary>
    public string Composed(string question) => Server.Running.Services.GetRequiredService<LiveAssistant>().Current.Answerer.Answer(question, Topic.None).Text;

    /// <summary>Someone new asks, and the answer is read where it is stored.</summary>
    public async Task<Message> AskAsync(string question)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(Server);
        return await AskAsync(citizen, question);
    }

    public async Task<Message> AskAsync(DirectLineCitizen citizen, string question)
    {
        await citizen.AskAsync(question);
        await using var db = await Server.OpenDatabaseAsync();
        var conversationId = Guid.Parse(citizen.ConversationId);
        return await db.Messages.AsNoTracking().Where(row => row.ConversationId == conversationId && row.ReplyTo != null).OrderByDescending(row => row.Sequence).FirstAsync();
    }

    public async Task<List<ModelCall>> CallsAsync(Guid conversationId)
    {
        await using var db = await Server.OpenDatabaseAsync();
        return await db.ModelCalls.AsNoTracking().Where(row => row.ConversationId == conversationId).OrderBy(row => row.Id).ToListAsync();
    }

    /// <summary>Nothing scripted, nothing wrong, nothing asked yet.</summary>
    public void Reset()
    {
        foreach (var world in new[] { World, Spare.World })
        {
            world.ForgetScripts();
            world.MisbehaveAlways(Fault.None);
            world.Requests.Clear();
            (world.Slowness, world.Pace, world.FirstToken) = (TimeSpan.FromSeconds(30), TimeSpan.Zero, TimeSpan.Zero);
        }
    }

    public async Task DisposeAsync()
    {
        await Server.StopAsync();
        await Model.DisposeAsync();
        await Spare.DisposeAsync();
    }

    public void Dispose() => Server.Dispose();
}
