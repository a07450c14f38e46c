using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Web;

/// <summary>The product: what it knows, how it answers, where conversations are kept.</summary>
public static class ChatAssistSetup
{
    /// <remarks>
    /// Settings: <c>database</c> (a SQLite connection string), <c>data-folder</c> (where a relative database file lies;
    /// default: <c>data</c> in the folder that the server is started from), <c>procedures</c> (a portal export) and
    /// <c>knowledge-base</c> (default: the one shipped with the program).
    /// </remarks>
    public static void AddChatAssist(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var knowledgeBase = settings["knowledge-base"] ?? Assistant.ShippedFolder;
        var procedures = settings["procedures"];
        builder.Services.AddConversations(settings["database"] ?? "Data Source=chat.db", settings["data-folder"] ?? "data");
        builder.Services.AddSingleton(_ => Replies.Load(Path.Combine(knowledgeBase, "replies.yaml")));
        builder.Services.AddSingleton(_ => Province.Load(Path.Combine(knowledgeBase, "province.yaml")));
        // Slow to load, so the turn worker asks for it when the server listens already.
        builder.Services.AddSingleton(_ => Assistant.Load(knowledgeBase, procedures));
        builder.Services.AddSingleton(provider => provider.GetRequiredService<Assistant>().Answerer);
        builder.Services.AddHealthChecks().AddCheck<Health.Readiness>("ready");
    }
}
