using System.Data.Common;

namespace ChatAssist.Tools;

/// <summary>What an operator can mend, told in a sentence.</summary>
internal sealed class OperatorException(string message) : Exception(message)
{
    /// <summary>Runs a verb; what is expected to go wrong is one line on standard error and exit code 1.</summary>
    public static async Task<int> ReportAsync(Func<Task> verb)
    {
        try
        {
            await verb();
            return 0;
        }
        catch (Exception exception) when (exception is OperatorException or DbException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
