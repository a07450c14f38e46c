namespace ChatAssist.Guides;

/// <summary>What one raw export of the National Public Service Portal holds: one JSON object a line, plain or gzipped.</summary>
/// <param name="Procedures">The public ones, in the order of the file; a code may stand there twice.</param>
/// <param name="Problems">Lines that were skipped, with their number and why.</param>
/// <param name="DataDate">The day on which the data was taken: from the file's name, else its latest change.</param>
public sealed record ProcedureExport(
    IReadOnlyList<Procedure> Procedures,
    IReadOnlyList<Problem> Problems,
    DateOnly DataDate,
    ExportCounts Counts)
{
    /// <exception cref="NotAnExportException">The file is no export: the message says what was expected.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static ProcedureExport Read(string path) => new ExportReader(path).Read();
}

/// <param name="Read">Lines with something on them.</param>
/// <param name="Internal">Procedures between offices, left out.</param>
/// <param name="Malformed">Lines reported and skipped.</param>
public sealed record ExportCounts(int Read, int Internal, int Malformed);

/// <summary>Says that a file given as an export is something else.</summary>
public sealed class NotAnExportException(string path, string reason, Exception? inner = null)
    : Exception(
        $"{path} is no procedure export: {reason}. Expected: a .jsonl or .jsonl.gz file of the National Public Service Portal, "
        + "one JSON object a line with id, code, name and detail.",
        inner);
