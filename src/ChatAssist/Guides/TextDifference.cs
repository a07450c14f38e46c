namespace ChatAssist.Guides;

/// <summary>The lines in which two texts differ: longest common subsequence between what they share at both ends.</summary>
public static class TextDifference
{
    /// <summary>Above this many pairs of lines the middle is shown as replaced whole: a page must not cost seconds.</summary>
    private const long MostPairs = 4_000_000;

    /// <returns>Taken away lines with '-', added ones with '+', with the line number in their own text; those that stayed are left out.</returns>
    public static IReadOnlyList<(char Sign, int Line, string Text)> Of(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var head = 0;
        while (head < Math.Min(a.Length, b.Length) && a[head] == b[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        var (rows, columns) = (a.Length - head - tail, b.Length - head - tail);
        var common = (long)rows * columns > MostPairs ? null : Common(a.AsSpan(head, rows), b.AsSpan(head, columns));
        var different = new List<(char, int, string)>();
        var (i, j) = (0, 0);
        while (i < rows || j < columns)
        {
            if (common is not null && i < rows && j < columns && a[head + i] == b[head + j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (i < rows && (j == columns || common is null || common[i + 1, j] >= common[i, j + 1]))
            {
                different.Add(('-', head + i + 1, a[head + i++]));
            }
            else
            {
                different.Add(('+', head + j + 1, b[head + j++]));
            }
        }

        return different;
    }

    private static int[,] Common(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
