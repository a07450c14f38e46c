using System.CommandLine;
using System.Text;
using ChatAssist.Privacy;

namespace ChatAssist.Tools;

/// <summary><c>mask</c>: standard input to standard output, personal data masked, line by line.</summary>
internal static class MaskCommand
{
    public static Command Create()
    {
        var command = new Command("mask", "Masks personal data, standard input to output, line by line.");
        command.SetAction(_ =>
        {
            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };
            while (input.ReadLine() is { } line)
            {
                output.WriteLine(PersonalData.Mask(line));
            }
        });
        return command;
    }
}
