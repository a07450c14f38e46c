import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Lucene at its fastest: ChatAssist's own trick done with Lucene. Fields are joined while indexing (BM25F): one field,
 * in which a term's frequency is already the weighted and normalised sum over the ten.
 */
final class CombinedVariant extends Variant {
    private static final String ALL = "all";
    private static final String MARKED = "marked";

    /** Frequencies are whole numbers in Lucene: so many make one. */
    private static final float SCALE = 64;

    private final FieldTable fields;

    CombinedVariant(FieldTable fields) {
        this.fields = fields;
    }

    @Override
    Document document(String[] texts) {
        Map<String, Float> folded = new HashMap<>();
        Map<String, Float> marked = new HashMap<>();
        for (var field = 0; field < texts.length; field++) {
            var words = new Syllables(texts[field]);
            var share = SCALE * share(fields.rows.get(field), words.count());
            for (var i = 0; i < words.count(); i++) {
                marked.merge(words.marked.get(i), share, Float::sum);
                folded.merge(words.folded.get(i), share, Float::sum);
                if (i + 1 < words.count()) {
                    folded.merge(words.bigram(i), share, Float::sum);
                }
            }
        }
        var document = new Document();
        document.add(new Field(ALL, new WeighedTerms(folded), WeighedTerms.TYPE));
        document.add(new Field(MARKED, new WeighedTerms(marked), WeighedTerms.TYPE));
        return document;
    }

    @Override
    Query query(String question, String tokens) {
        var words = new Syllables(question);
        var marks = words.hasMarks();
        var query = new BooleanQuery.Builder();
        for (var i = 0; i < words.count(); i++) {
            if (marks) {
                better(query, MARKED, words.marked.get(i), ALL, words.folded.get(i), 1);
            } else {
                should(query, ALL, words.folded.get(i), 1);
            }
            if (i + 1 < words.count()) {
                should(query, ALL, words.bigram(i), 1);
            }
        }
        return query.build();
    }

    @Override
    Similarity similarity() {
        return new BM25Similarity(1.2f * SCALE, 0);
    }

    private static float share(FieldTable.Row field, int length) {
        return field.weight() / (1 - field.b() + field.b() * length / Math.max(1e-6f, field.averageLength()));
    }
}
