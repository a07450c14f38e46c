namespace ChatAssist.Fakes.Models;

/// <summary>Whose server is played; each has an address of its own, so that one fake serves all.</summary>
public enum ModelKind
{
    OpenAI,
    Azure,
    VLlm,
    Ollama,
    LlamaCpp,
}

/// <summary>Where each kind is found.</summary>
public static class ModelKinds
{
    public static string Path(ModelKind kind) => kind == ModelKind.Azure ? "/azure/openai/v1" : $"/{kind.ToString().ToLowerInvariant()}/v1";
}
