namespace ChatAssist.Guides;

/// <summary>
/// Sorts the rows of thành phần hồ sơ into documents to bring and notes to know, and their headings into real cases
/// and mere headings: the export mixes all four.
/// </summary>
internal static class DossierRows
{
    public static (IReadOnlyList<DossierCase> Cases, IReadOnlyList<string> Notes) Read(List<ExportCase?>? cases, TextPool pool)
    {
        var read = new List<DossierCase>();
        var notes = new List<string>();
        foreach (var each in cases ?? [])
        {
            if (each is null)
            {
                continue;
            }

            var rawName = pool.Line(each.Name);
            var heading = CaseHeading.Read(rawName);
            var items = new List<DossierItem>();
            foreach (var row in each.ProfileComponents ?? [])
            {
                Sort(row, heading.IsNote, items, notes, pool);
            }

            if (items.Count > 0)
            {
                Add(read, new DossierCase(heading.Name, heading.Kind, items));
            }

            if (heading.Note.Length > 0)
            {
                notes.Add(heading.Note);
            }
        }

        if (read is [{ Kind: CaseKind.Situation } only] && !CaseHeading.NamesSituation(only.Name))
        {
            read[0] = only with { Name = "", Kind = CaseKind.ToSubmit };
        }

        return (read, [.. notes.Distinct(StringComparer.Ordinal)]);
    }

    private static void Sort(ExportRow? row, bool inNotes, List<DossierItem> items, List<string> notes, TextPool pool)
    {
        var text = DossierRow.Tidy(pool.Line(row?.Name));
        if (row is null || text.Length == 0)
        {
            return;
        }

        var kind = DossierRow.Classify(text, row.OriginalQty.ToCount() + row.CopyQty.ToCount() > 0);
        if (row.IsProcessingResult == true || kind == DossierRowKind.Heading)
        {
            return;
        }

        if (inNotes || kind == DossierRowKind.Note)
        {
            notes.Add(text);
            return;
        }

        var item = new DossierItem(text, row.OriginalQty.ToCount(), row.CopyQty.ToCount(), Forms(row, pool));
        if (!items.Exists(other => other.Name == item.Name))
        {
            items.Add(item);
        }
    }

    private static List<string> Forms(ExportRow row, TextPool pool) =>
        [.. (row.Attachments ?? []).Select(file => pool.Line(file?.FileName)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The export writes one case in several pieces; a citizen chooses it once.</summary>
    private static void Add(List<DossierCase> cases, DossierCase added)
    {
        var same = cases.FindIndex(other => other.Name == added.Name && other.Kind == added.Kind);
        if (same < 0)
        {
            cases.Add(added);
            return;
        }

        cases[same] = added with { Items = [.. cases[same].Items, .. added.Items.Where(item => cases[same].Items.All(other => other.Name != item.Name))] };
    }
}
