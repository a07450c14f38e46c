using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Training;

namespace ChatAssist.Web;

/// <summary>The product: what it knows, how it answers, where conversations are kept.</summary>
public static class ChatAssistSetup
{
    /// <remarks>
    /// Settings: <c>database</c> (a SQLite connection string), <c>data-folder</c> (where a relative database file and the prepared
    /// index lie; default: <c>data</c> in the folder that the server is started from), <c>procedures</c> (a portal export) and
    /// <c>knowledge-base</c> (default: the one shipped with the program).
    /// </remarks>
    public static void AddChatAssist(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var knowledgeBase = settings["knowledge-base"] ?? Assistant.ShippedFolder;
        var procedures = settings["procedures"];
        var dataFolder = settings["data-folder"] ?? "data";
        builder.Services.AddConversations(Database.Parse(settings["database"] ?? "Data Source=chat.db", dataFolder));
        builder.Services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<HandoffOptions>().BindConfiguration("Handoffs").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ModelOptions>().BindConfiguration("Model").ValidateDataAnnotations()
            .Validate(options => options.IsWhole, "Model: an endpoint needs BaseUrl (http or https) and Model; OpenAI and Azure also Key, or Azure UsesIdentity. See docs/models.md.").ValidateOnStart();
        builder.Services.AddSingleton(_ => TrainingScene.LoadAll(Path.Combine(knowledgeBase, "training")));
        builder.Services.AddSingleton(_ => TrainingTone.Load(Path.Combine(knowledgeBase, "training")));
        builder.Services.AddSingleton<TrainingCoach>();
        builder.Services.AddSingleton(_ => VerifierWords.Load(knowledgeBase));
        builder.Services.AddSingleton(_ => WorkingHours.Load(Path.Combine(knowledgeBase, "province.yaml")));
        builder.Services.AddSingleton(_ => HandoffWords.Load(Path.Combine(knowledgeBase, "handoffs.yaml")));
        RetentionJob.Schedule(builder);
        builder.Services.AddSingleton(_ => Replies.Load(Path.Combine(knowledgeBase, "replies.yaml")));
        builder.Services.AddSingleton(_ => Province.Load(Path.Combine(knowledgeBase, "province.yaml")));
        builder.Services.AddSingleton(provider => new LiveAssistant(
            knowledgeBase, procedures, Path.Combine(dataFolder, "index"), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LiveAssistant>>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<LiveAssistant>());
        builder.Services.AddSingleton(_ => Guides.ProblemWords.Load(Path.Combine(knowledgeBase, "problems.yaml")));
        builder.Services.AddSingleton<Guides.GuideDesk>();
        builder.Services.AddSingleton<PublishedGuides>();
        builder.Services.AddSingleton<PublishingEffects>();
        builder.Services.AddSingleton<PortalDifferences>();
        builder.Services.AddSingleton<Reports.OpenQuestions>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PublishedGuides>());
    }
}
