using System.IO.Compression;
using System.Text.Json;

namespace ChatAssist.Benchmarks;

/// <summary>
/// Repeats an export to many more procedures that are like real ones and yet not the same. A copy has a name of its own:
/// a quarter of the syllables comes from other names, as often as they stand there. Its steps, conditions and dossier are
/// each those of some other procedure of the same lĩnh vực; all else is its original's.
/// </summary>
/// <remarks>The same seed gives the same file. What does not grow as in life: new words come only from new pairs of syllables.</remarks>
internal sealed class ExportGrower
{
    private const int Seed = 20260718;
    private const double Changed = 0.25;
    private static readonly string[] FromOthers = ["executionSteps", "requirementsAndConditions", "executionCases"];

    private readonly List<RawProcedure> _originals;
    private readonly ILookup<string, RawProcedure> _byField;
    private readonly string[] _syllables;
    private readonly Random _random = new(Seed);

    public ExportGrower(string export)
    {
        _originals = [.. Lines(export).Select(RawProcedure.Parse).OfType<RawProcedure>()];
        _byField = _originals.ToLookup(procedure => procedure.Field);
        _syllables = [.. _originals.SelectMany(procedure => procedure.Name.Split(' '))];
    }

    public void Write(string path, int procedures)
    {
        using var file = File.Create(path, bufferSize: 1024 * 1024);
        for (var number = 0; number < procedures; number++)
        {
            var original = _originals[number % _originals.Count];
            var copy = number / _originals.Count;
            using (var writer = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true }))
            {
                if (copy == 0)
                {
                    RawProcedure.Write(writer, original.Code, original.Name, original.Parts);
                }
                else
                {
                    RawProcedure.Write(writer, $"{original.Code}.{copy}", NewName(original.Name), PartsOfSeveral(original));
                }
            }

            file.WriteByte((byte)'\n');
        }
    }

    private Dictionary<string, byte[]> PartsOfSeveral(RawProcedure original)
    {
        var parts = new Dictionary<string, byte[]>(original.Parts);
        var kin = _byField[original.Field].ToList();
        foreach (var part in FromOthers)
        {
            if (kin[_random.Next(kin.Count)].Parts.TryGetValue(part, out var text))
            {
                parts[part] = text;
            }
        }

        return parts;
    }

    private string NewName(string name) => string.Join(' ', name.Split(' ').Select(syllable => _random.NextDouble() < Changed ? _syllables[_random.Next(_syllables.Length)] : syllable));

    private static IEnumerable<string> Lines(string export)
    {
        using var file = File.OpenRead(export);
        using var stream = export.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
