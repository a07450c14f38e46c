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
    /// <summary>Bytes of an entry: frequency and field are below 2²⁴ together, and there is one bit more.</summary>
    private const int LongestEntry = 4;

    public int[] Starts => starts;

    public byte[] Bytes => bytes;

    public long SizeInBytes => bytes.Length + (starts.Length * 4L);

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

    /// <summary>Whether the term's bytes are whole entries of so many postings.</summary>
    public bool Holds(int term, int postings)
    {
        var isLast = true;
        var length = 0;
        foreach (var part in bytes.AsSpan(starts[term]..starts[term + 1]))
        {
            // The lowest bits come first.
            isLast = length == 0 ? (part & 1) == 1 : isLast;
            length = part < 0x80 ? 0 : length + 1;
            postings -= length == 0 && isLast ? 1 : 0;
            if (length > LongestEntry - 1)
            {
                return false;
            }
        }

        return postings == 0 && length == 0 && isLast;
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
