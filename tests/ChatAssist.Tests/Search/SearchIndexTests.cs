using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly SearchIndex Procedures = SmallIndex.Of("đăng ký khai sinh", "đăng ký lại khai sinh", "đăng ký khai tử", "đăng ký tạm trú", "khai báo tạm vắng", "sinh khai");

    [Fact]
    public void Words_typed_without_marks_find_the_marked_ones() =>
        Assert.Equal(3, Procedures.Search(SyllableQuery.Of("tam tru"), 1)[0].Document);

    [Fact]
    public void Typed_marks_count_for_what_bears_them()
    {
        var index = SmallIndex.Of("ba", "bà", "bá");
        Assert.Equal([1, 0, 2], index.Search(SyllableQuery.Of("bà"), 3).Select(hit => hit.Document));
    }

    [Fact]
    public void Neighbours_that_stand_together_find_better() =>
        Assert.Equal([0, 5], SmallIndex.Of("khai sinh", "", "", "", "", "sinh khai").Search(SyllableQuery.Of("khai sinh"), 5).Select(hit => hit.Document));

    [Fact]
    public void Equal_scores_keep_the_order_of_adding()
    {
        var index = SmallIndex.Of([.. Enumerable.Repeat("giấy phép", 50)]);
        Assert.Equal(Enumerable.Range(0, 20), index.Search(SyllableQuery.Of("giấy phép"), 20).Select(hit => hit.Document));
        Assert.Equal(Enumerable.Range(0, 50), index.Search(SyllableQuery.Of("giấy phép"), 99).Select(hit => hit.Document));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void The_best_few_are_the_first_of_all(int count)
    {
        var query = SyllableQuery.Of("đăng ký khai sinh");
        Assert.Equal(Procedures.Search(query, int.MaxValue).Take(count), Procedures.Search(query, count));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is_asked_wanted_or_known()
    {
        Assert.Empty(Procedures.Search(SyllableQuery.Of("khai sinh"), 0));
        Assert.Empty(Procedures.Search(SyllableQuery.Of(""), 5));
        Assert.Empty(Procedures.Search(SyllableQuery.Of("thuế bạc"), 5));
        Assert.Empty(SmallIndex.Of().Search(SyllableQuery.Of("khai sinh"), 5));
        Assert.Empty(SmallIndex.Of("", "").Search(SyllableQuery.Of("khai sinh"), 5));
        Assert.Empty(Procedures.Search(new SearchQuery([new QueryClause("", [])]), 5));
    }

    [Fact]
    public void An_unknown_word_takes_nothing_from_the_known_ones() =>
        Assert.Equal(Procedures.Search(SyllableQuery.Of("tạm trú"), 5)[0].Document, Procedures.Search(SyllableQuery.Of("xyzzy tạm trú"), 5)[0].Document);

    [Fact]
    public void Of_alternatives_the_best_counts_and_not_their_sum()
    {
        var alternatives = new SearchQuery([new QueryClause("sinh", [new(Term.Marked("sinh"), 1), new(Term.Folded("khai"), 0.5f), new(Term.Folded("vang"), 1)])]);
        var sinh = Scores(SmallIndex.Query(Term.Marked("sinh")));
        var khai = Scores(SmallIndex.Query(Term.Folded("khai")));
        Assert.All(Scores(alternatives), hit => Assert.Equal(Math.Max(sinh.GetValueOrDefault(hit.Key), Math.Max(khai.GetValueOrDefault(hit.Key) * 0.5f, hit.Key == 4 ? hit.Value : 0)), hit.Value, 5));
        Assert.Equal(5, Scores(alternatives).Count);
    }

    [Fact]
    public void A_weight_of_the_query_multiplies_the_score()
    {
        var plain = Scores(SmallIndex.Query(Term.Folded("khai")));
        var doubled = Scores(new SearchQuery([new QueryClause("khai", [new(Term.Folded("khai"), 2)])]));
        Assert.All(plain, hit => Assert.Equal(hit.Value * 2, doubled[hit.Key], 5));
    }

    [Fact]
    public void The_explanation_adds_up_to_the_score()
    {
        FieldOptions[] fields = [new("name", 8, 0.3f), new("text", 0.5f)];
        var index = SmallIndex.Of(fields, new Bm25Similarity(), ["đăng ký khai sinh", "khai khai sinh ở xã"], ["khai tử", "đăng ký"], ["", "sinh"]);
        var query = SyllableQuery.Of("đăng ký khai sinh");
        var found = index.Search(query, 5);
        Assert.Equal(3, found.Count);
        Assert.All(found, hit =>
        {
            var explanation = index.Explain(query, hit.Document);
            Assert.Equal(hit.Score, explanation.Score, 4);
            Assert.Equal(hit.Score, explanation.Terms.Sum(term => term.Score), 4);
            Assert.All(explanation.Terms, term => Assert.Equal(1, term.Fields.Sum(field => field.Share), 4));
        });
        var khai = index.Explain(query, 0).Terms.Single(term => term.Term == Term.Marked("khai"));
        Assert.Equal([("name", 1), ("text", 2)], khai.Fields.Select(field => (field.Field, field.Frequency)));
    }

    [Fact]
    public void Many_threads_at_once_find_the_same()
    {
        string[] questions = ["đăng ký khai sinh", "tam tru", "khai", "sinh khai báo", "đăng ký lại"];
        var expected = questions.Select(question => Procedures.Search(SyllableQuery.Of(question), 6).ToArray()).ToList();
        Parallel.For(0, 4_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
            Assert.Equal(expected[i % 5], Procedures.Search(SyllableQuery.Of(questions[i % 5]), 6)));
    }

    [Fact]
    public void A_document_has_a_text_for_every_field() =>
        Assert.Throws<ArgumentException>(() => new SearchIndexBuilder([new FieldOptions("name"), new FieldOptions("text")], new Bm25Similarity()).Add([[]]));

    private static Dictionary<int, float> Scores(SearchQuery query) => Procedures.Search(query, 10).ToDictionary(hit => hit.Document, hit => hit.Score);
}
