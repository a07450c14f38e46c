using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>However postings are packed, rounded and skipped, a search finds what scoring every document would find.</summary>
public sealed class SearchIndexProperties
{
    private static readonly string[] Syllables = ["khai", "khải", "sinh", "trú", "trữ", "tạm", "đăng", "ký", "kỳ", "thuế", "đất", "nhà", "xe", "tử", "tù", "hôn", "kết", "CT01", "7.000"];

    private static readonly FieldOptions[] Fields = [new("name", 8, 0.3f), new("text", 0.5f), new("who", 1, 0)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_search_finds_what_scoring_every_document_finds(int seed)
    {
        var random = new Random(seed);
        var documents = Documents(random, random.Next(1, 300));
        var similarity = new Bm25Similarity(0.5f + random.NextSingle());
        var index = SmallIndex.Of(Fields, similarity, documents);
        var exhaustive = new ExhaustiveIndex(Fields, similarity, documents);
        for (var i = 0; i < 10; i++)
        {
            var query = Query(random);
            var expected = exhaustive.Scores(query);

            var all = index.Search(query, int.MaxValue);

            Assert.Equal(expected.Count(score => score > 0), all.Count);
            Assert.All(all, hit => Assert.Equal(expected[hit.Document], hit.Score, 1e-5 * (1 + expected[hit.Document])));
            IsInOrder(all);
            for (var count = 1; count < all.Count; count += 1 + (count / 2))
            {
                Assert.Equal(all.Take(count), index.Search(query, count));
            }
        }
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void More_documents_than_one_window_holds_are_searched_alike(int count)
    {
        var random = new Random(count);
        string[] words = ["khai", "sinh", "tạm", "trú", "thuế", "đất", "nhà"];
        var documents = Enumerable.Range(0, count).Select(number => new[] { number % 9_973 == 0 ? "hiếm khai" : words[random.Next(7)] + " " + words[Math.Min(6, random.Next(60))] }).ToArray();
        var index = SmallIndex.Of([new FieldOptions("text")], new Bm25Similarity(), documents);
        foreach (var query in new[] { SyllableQuery.Of("khai sinh"), SyllableQuery.Of("hiếm đất"), SyllableQuery.Of("hiem khai thue"), SyllableQuery.Of("nhà trú tạm hiếm thuế") })
        {
            var all = index.Search(query, int.MaxValue);
            Assert.Equal(documents.Count(document => query.Clauses.Any(clause => document[0].Split(' ').Contains(clause.Text)
                || VietnameseText.Fold(document[0]).Split(' ').Contains(clause.Text))), all.Count);
            IsInOrder(all);
            Assert.Equal(all.Take(100), index.Search(query, 100));
            Assert.Equal(all.Take(1), index.Search(query, 1));
            Assert.Equal(all[^1].Score, index.Explain(query, all[^1].Document).Score, 1e-4);
        }
    }

    [Fact]
    public void A_search_into_a_callers_span_allocates_nothing()
    {
        var index = SmallIndex.Of([.. Documents(new Random(7), 500).Select(document => document[1])]);
        var queries = Enumerable.Range(0, 20).Select(seed => Query(new Random(seed))).ToList();
        var top = new ScoreDoc[100];
        queries.ForEach(query => index.Search(query, top));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < queries.Count; i++)
        {
            index.Search(queries[i], top);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void IsInOrder(IReadOnlyList<ScoreDoc> hits) =>
        Assert.All(hits.Zip(hits.Skip(1)), pair => Assert.True(
            pair.First.Score > pair.Second.Score || (pair.First.Score == pair.Second.Score && pair.First.Document < pair.Second.Document)));

    // Every third document is a copy of an earlier one, so that there are equal scores.
    private static string[][] Documents(Random random, int count)
    {
        var documents = new List<string[]>();
        for (var i = 0; i < count; i++)
        {
            documents.Add(i % 3 == 2 ? documents[random.Next(i)] : [Text(random, 4), Text(random, 80), Text(random, 2)]);
        }

        return [.. documents];
    }

    private static string Text(Random random, int longest) =>
        string.Join(' ', Enumerable.Range(0, random.Next(longest + 1)).Select(_ => Syllable(random)));

    // The first ones are frequent, the last ones rare.
    private static string Syllable(Random random) => Syllables[(int)(Syllables.Length * Math.Pow(random.NextDouble(), 3))];

    private static SearchQuery Query(Random random) => new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ =>
        new QueryClause("", [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new QueryTerm(AnyTerm(random), random.NextSingle() * 2))]))]);

    private static Term AnyTerm(Random random)
    {
        var (first, second) = (VietnameseAnalyzer.Analyze(Syllables[random.Next(Syllables.Length)])[0], VietnameseAnalyzer.Analyze(Syllable(random))[0]);
        return random.Next(4) switch
        {
            0 => Term.Marked(first.Marked),
            1 => Term.Folded(first.Folded),
            2 => Term.Bigram(first.Folded, second.Folded),
            _ => Term.Folded("unknown"),
        };
    }
}
