namespace ChatAssist.Guides;

/// <summary>Compares every fee, time and document of the guides with the portal's record, unless a newer source corrects it.</summary>
internal sealed class ExportCheck(ProcedureExport export, IReadOnlyList<GuideFile> files)
{
    private readonly List<Problem> _problems = [];
    private GuideFile _file = null!; // Set before each guide is looked at.
    private Guide _guide = null!; // The same.

    public IReadOnlyList<Problem> Run()
    {
        var records = export.Procedures.OrderBy(procedure => procedure.IsProvincial)
            .GroupBy(procedure => procedure.Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Guide is not null))
        {
            (_file, _guide) = (file, file.Guide!);
            foreach (var procedure in _guide.Procedures)
            {
                Check(procedure, records.GetValueOrDefault(procedure.Facts.Code));
            }
        }

        return _problems;
    }

    private void Check(GuideProcedure procedure, Procedure? record)
    {
        var facts = procedure.Facts;
        if (record is null)
        {
            if (procedure.Source.Date <= export.DataDate)
            {
                Report(procedure, $"{facts.Code} is not in the export of {export.DataDate:yyyy-MM-dd}, and its source `{procedure.Source.Key}` is not newer");
            }

            return;
        }

        if (record.IsWithdrawn)
        {
            Report(procedure, $"{facts.Code} is marked as deleted in the export");
        }

        if (procedure.Corrects is { } correction && correction.Source.Date <= export.DataDate)
        {
            Report(correction, $"{facts.Code}: `corrects` rests on `{correction.Source.Key}` of {correction.Source.Date:yyyy-MM-dd}, which is not newer than the export ({export.DataDate:yyyy-MM-dd})");
        }

        if (facts.Id.Length > 0 && facts.Id != record.Id)
        {
            Report(procedure, $"{facts.Code}: `id` is {facts.Id}, in the export {record.Id}");
        }

        if (!Corrects(procedure, ProcedureParts.Name) && Fold.Letters(facts.Name) != Fold.Letters(record.Name))
        {
            Report(facts, $"{facts.Code}: `name` differs from the export's \"{record.Name}\"");
        }

        CheckMethods(procedure, record);
        if (!Corrects(procedure, ProcedureParts.Documents))
        {
            CheckDocuments(procedure, record);
        }
    }

    private void CheckMethods(GuideProcedure procedure, Procedure record)
    {
        var facts = procedure.Facts;
        foreach (var way in Enum.GetValues<SubmissionWay>())
        {
            SubmissionMethod[] ours = [.. facts.Methods.Where(method => method.Way == way)];
            SubmissionMethod[] theirs = [.. record.Methods.Where(method => method.Way == way)];
            var name = $"{facts.Code}, {way.ToString().ToLowerInvariant()}";
            var part = (object?)ours.FirstOrDefault() ?? facts.Methods;
            if (ours.Length == 0 != (theirs.Length == 0))
            {
                if (!Corrects(procedure, ProcedureParts.Fees) && !Corrects(procedure, ProcedureParts.Time))
                {
                    Report(part, ours.Length == 0 ? $"{name}: this way of filing stands in the export but not here" : $"{name}: this way of filing stands here but not in the export");
                }

                continue;
            }

            if (!Corrects(procedure, ProcedureParts.Fees) && !FeesAgree(Amounts(ours), Amounts(theirs), theirs))
            {
                Report(ours.SelectMany(method => method.Fees).FirstOrDefault() ?? part, $"{name}: fees here {Say(Amounts(ours))}, in the export {Say(Amounts(theirs))}");
            }

            if (!Corrects(procedure, ProcedureParts.Time))
            {
                CheckTimes(name, ours, theirs, record, part);
            }
        }
    }

    private void CheckTimes(string name, SubmissionMethod[] ours, SubmissionMethod[] theirs, Procedure record, object part)
    {
        var ourTimes = Times(ours);
        var theirTimes = Times(theirs);
        if (theirTimes.Count > 0 || ourTimes.Count == 0)
        {
            if (!ourTimes.SetEquals(theirTimes))
            {
                Report(ours.Select(method => method.Time).FirstOrDefault(time => time is not null) ?? part, $"{name}: time here {Say(ourTimes)}, in the export {Say(theirTimes)}");
            }

            return;
        }

        // The record has no number here; then its words must say what we say.
        var words = string.Join('\n', [.. record.Steps, .. record.DossierNotes, record.Conditions, .. record.Methods.Select(method => $"{method.Description}\n{method.Time?.Description}")]);
        var spans = ProseNumbers.In(words).ToHashSet();
        foreach (var method in ours.Where(method => method.Time is { Amount: { } amount } time && !spans.Contains((amount, ProseNumbers.UnitName(time.Unit)))))
        {
            Report(method.Time!, $"{name}: the export names no time for this way, and none of its texts says {method.Time!.Amount} {ProseNumbers.UnitName(method.Time.Unit)}");
        }
    }

    /// <summary>All amounts of the record stand here, and what stands here besides, the record says in words.</summary>
    private static bool FeesAgree(List<decimal> ours, List<decimal> theirs, SubmissionMethod[] record)
    {
        if (!theirs.TrueForAll(ours.Remove))
        {
            return false;
        }

        var words = string.Join('\n', record.SelectMany(method => method.Fees.Select(fee => fee.Description).Append(method.Description)));
        var said = ProseNumbers.In(words).Where(number => number.Unit == "đồng").Select(number => number.Amount).ToHashSet();
        var saysFree = words.Contains("miễn", StringComparison.OrdinalIgnoreCase) || words.Contains("không thu", StringComparison.OrdinalIgnoreCase);
        return ours.TrueForAll(amount => amount == 0 ? saysFree : said.Contains(amount));
    }

    private static List<decimal> Amounts(IEnumerable<SubmissionMethod> methods) =>
        [.. methods.SelectMany(method => method.Fees).Where(fee => fee.Amount is not null)
            .DistinctBy(fee => (fee.Amount, fee.Description)).Select(fee => fee.Amount!.Value).Order()];

    private static string Say(List<decimal> amounts) =>
        amounts.Count == 0 ? "none" : string.Join(" + ", amounts.Select(amount => amount.ToString("0.##")));

    private static HashSet<(int Amount, TimeUnit Unit)> Times(IEnumerable<SubmissionMethod> methods) =>
        [.. methods.Select(method => method.Time).Where(time => time?.Amount is not null).Select(time => (time!.Amount!.Value, time.Unit))];

    private static string Say(HashSet<(int Amount, TimeUnit Unit)> times) =>
        times.Count == 0 ? "none" : string.Join(", ", times.Order().Select(time => $"{time.Amount} {ProseNumbers.UnitName(time.Unit)}"));

    private void CheckDocuments(GuideProcedure procedure, Procedure record)
    {
        var code = procedure.Facts.Code;
        DossierItem[] rows = [.. record.Cases.SelectMany(each => each.Items)];
        string[] folded = [.. rows.Select(row => Fold.Letters(row.Name))];
        string[] notes = [.. record.DossierNotes.Select(Fold.Letters)];
        var named = new bool[rows.Length];
        DossierItem[] ours = [.. procedure.Facts.Cases.SelectMany(each => each.Items)];
        for (var i = 0; i < procedure.Documents.Count; i++)
        {
            var match = procedure.Documents[i];
            if (match.Official.Length == 0)
            {
                Report(match, $"{code}: \"{match.Document}\" has no `official` words, so nothing ties it to the export");
                continue;
            }

            // Copied from the portal, the words may begin with the row's "(i)" or "a)".
            var words = Fold.Letters(DossierRow.Tidy(match.Official));
            int[] found = [.. Enumerable.Range(0, rows.Length).Where(row => folded[row].Contains(words, StringComparison.Ordinal))];
            Array.ForEach(found, row => named[row] = true);
            if (found.Length == 0 && !notes.Any(note => note.Contains(words, StringComparison.Ordinal)))
            {
                Report(match, $"{code}: no row of the export has the words \"{match.Official}\"");
            }
            else if (found.Length > 0 && match.LeftOutBecause.Length == 0)
            {
                CheckQuantities(code, match, ours[i], [.. found.Select(row => rows[row])]);
            }
        }

        for (var row = 0; row < rows.Length; row++)
        {
            if (!named[row])
            {
                Report(procedure.Facts.Cases, $"{code}: the export also asks for \"{Shorten(rows[row].Name)}\"; name it in a document's `official` or in `left_out`");
                named = [.. named.Select((known, other) => known || folded[other] == folded[row])];
            }
        }
    }

    private void CheckQuantities(string code, DocumentMatch match, DossierItem ours, DossierItem[] rows)
    {
        if (!rows.Any(row => row.Originals == ours.Originals && row.Copies == ours.Copies))
        {
            Report(match, $"{code}: \"{ours.Name}\" is {ours.Originals} original(s) and {ours.Copies} copies here, in the export "
                + string.Join(" or ", rows.Select(row => $"{row.Originals} and {row.Copies}").Distinct(StringComparer.Ordinal)));
        }
    }

    private bool Corrects(GuideProcedure procedure, string part) =>
        procedure.Corrects is { } correction && correction.Parts.Contains(part) && correction.Source.Date > export.DataDate;

    private static string Shorten(string text) => text.Length <= 120 ? text : $"{text[..120]}…";

    private void Report(object part, string message) => _problems.Add(new Problem(_guide.Path, _file.LineOf(part), message));
}
