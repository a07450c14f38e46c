import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** The usual set-up: name three times as heavy, lĩnh vực and all the rest; folded, with or without bigrams of syllables. */
final class PlainVariant extends Variant {
    private static final List<String> FIELDS = List.of("name", "field", "body");
    private static final float NAME_WEIGHT = 3;
    private static final int NAME = 0;
    private static final int FIELD = 3;

    private final boolean bigrams;

    PlainVariant(boolean bigrams) {
        this.bigrams = bigrams;
    }

    @Override
    Document document(String[] texts) {
        var body = IntStream.range(0, texts.length).filter(i -> i != NAME && i != FIELD).mapToObj(i -> texts[i]).collect(Collectors.joining(" "));
        var document = new Document();
        document.add(new Field("name", texts[NAME], FREQUENCIES));
        document.add(new Field("field", texts[FIELD], FREQUENCIES));
        document.add(new Field("body", body, FREQUENCIES));
        return document;
    }

    @Override
    Query query(String question, String tokens) {
        var words = new Syllables(question);
        var query = new BooleanQuery.Builder();
        for (var field : FIELDS) {
            var weight = field.equals("name") ? NAME_WEIGHT : 1;
            for (var i = 0; i < words.count(); i++) {
                should(query, field, words.folded.get(i), weight);
                if (bigrams && i + 1 < words.count()) {
                    should(query, field, words.bigram(i), weight);
                }
            }
        }
        return query.build();
    }

    @Override
    Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokenizer = new StandardTokenizer();
                TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
                return new TokenStreamComponents(tokenizer, bigrams ? new ShingleFilter(folded, 2, 2) : folded);
            }
        };
    }
}
