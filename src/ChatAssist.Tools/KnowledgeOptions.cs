using System.CommandLine;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary>The options by which every verb is told what to know.</summary>
internal sealed class KnowledgeOptions
{
    private readonly Option<FileInfo?> _procedures = new("--procedures") { Description = "A portal export (.jsonl or .jsonl.gz) to add to the knowledge base." };

    private readonly Option<DirectoryInfo> _knowledgeBase = new("--knowledge-base")
    {
        Description = "The knowledge base; default: the one shipped with the program.",
        DefaultValueFactory = _ => new DirectoryInfo(Assistant.ShippedFolder),
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_procedures);
        command.Options.Add(_knowledgeBase);
    }

    /// <summary>Null, and a line on standard error, where something cannot be read.</summary>
    public Assistant? Load(ParseResult arguments)
    {
        try
        {
            return Assistant.Load(arguments.GetValue(_knowledgeBase)!.FullName, arguments.GetValue(_procedures)?.FullName);
        }
        catch (Exception exception) when (exception is NotAnExportException or FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return null;
        }
    }
}
