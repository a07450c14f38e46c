using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Registers the language model's place; without settings it is there and does nothing.</summary>
public static class ComposingSetup
{
    internal static void AddComposing(this IServiceCollection services)
    {
        services.AddSingleton<ModelEndpoints>();
        services.AddSingleton<ModelListener>();
        services.AddSingleton<StructuredModel>();
        services.AddSingleton<ModelAllowance>();
        services.AddSingleton<AnswerPhraser>();
        services.AddSingleton<AnswerComposer>();
        services.AddSingleton<MessageReader>();
        services.AddSingleton<Understanding>();
        services.AddSingleton<SummaryWriter>();
        services.AddSingleton<ModelSummary>();
        services.AddSingleton<ModelDraft>();
        services.AddHostedService<CapabilityProbe>();
        services.AddSingleton(provider => new Prompts(provider.GetRequiredService<IOptions<ModelOptions>>().Value.PromptsFolder is { Length: > 0 } folder ? folder : Prompts.ShippedFolder));
    }
}
