namespace ChatAssist.Search;

/// <summary>How often terms stand in the fields of their documents: read for explanations only, so packed and without an index.</summary>
/// <remarks>
/// For each posting its fields in order, each as the number ((frequency − 1) · fields + field) · 2, plus 1 on the last
/// field, in groups of seven bits, the lowest first (LEB128): one byte in nearly all cases.
/// </remarks>
/// <param name="fields">How many fields a document has.</param>
/// <param name="starts">For each term where its postings begin in <paramref name="bytes"/>, and the end.</param>
internal sealed class FrequencyStream(int fields, int[] starts, byte[] bytes)
{
    public int[] Starts => starts;

    public byte[] Bytes => bytes;

    /// <param name="posting">The number of the posting among the term's.</param>
    public List<FieldFrequency> Read(int term, int posting)
    {
        var position = starts[term];
        for (var skipped = 0; skipped < posting;)
        {
            skipped += (int)(Next(ref position) & 1);
        }

        var found = new List<FieldFrequency>();
        uint entry;
        do
        {
            entry = Next(ref position);
            found.Add(new FieldFrequency((int)((entry >> 1) % fields), (int)((entry >> 1) / fields) + 1));
        }
        while ((entry & 1) == 0);
        return found;
    }

    public static int SizeOf(int fields, FieldOccurrence occurrence) => Entry(fields, occurrence, isLast: true) switch
    {
        < 1 << 7 => 1,
        < 1 << 14 => 2,
        < 1 << 21 => 3,
        _ => 4,
    };

    public static void Write(int fields, FieldOccurrence occurrence, bool isLast, byte[] bytes, ref int position)
    {
        var entry = Entry(fields, occurrence, isLast);
        for (; entry >= 0x80; entry >>= 7)
        {
            bytes[position++] = (byte)(entry | 0x80);
        }

        bytes[position++] = (byte)entry;
    }

    private static uint Entry(int fields, FieldOccurrence occurrence, bool isLast) =>
        ((((uint)(occurrence.Frequency - 1) * (uint)fields) + occurrence.Field) << 1) | (isLast ? 1u : 0);

    private uint Next(ref int position)
    {
        var entry = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[position++];
            entry |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return entry;
            }
        }
    }
}

internal readonly record struct FieldFrequency(int Field, int Frequency);
