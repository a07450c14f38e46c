namespace ChatAssist.Composing;

/// <summary>Whose server it is: each has habits of its own, told in docs/models.md.</summary>
public enum EndpointKind
{
    OpenAI,
    Azure,
    VLlm,
    Ollama,
    LlamaCpp,
}
