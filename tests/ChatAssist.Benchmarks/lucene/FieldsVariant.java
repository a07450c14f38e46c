import java.util.HashMap;
import java.util.Map;
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
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** ChatAssist's ten fields with its weights as boosts: each folded with bigrams, and once more with marks. */
final class FieldsVariant extends Variant {
    private static final String MARKED = " marked";

    private final FieldTable fields;
    private final boolean searchesMarked;

    FieldsVariant(FieldTable fields, boolean searchesMarked) {
        this.fields = fields;
        this.searchesMarked = searchesMarked;
    }

    @Override
    Document document(String[] texts) {
        var document = new Document();
        for (var i = 0; i < texts.length; i++) {
            document.add(new Field(fields.rows.get(i).name(), texts[i], FREQUENCIES));
            document.add(new Field(fields.rows.get(i).name() + MARKED, texts[i], FREQUENCIES));
        }
        return document;
    }

    @Override
    Query query(String question, String tokens) {
        var words = new Syllables(question);
        var marks = searchesMarked && words.hasMarks();
        var query = new BooleanQuery.Builder();
        for (var field : fields.rows) {
            for (var i = 0; i < words.count(); i++) {
                if (marks) {
                    better(query, field.name() + MARKED, words.marked.get(i), field.name(), words.folded.get(i), field.weight());
                } else {
                    should(query, field.name(), words.folded.get(i), field.weight());
                }
                if (i + 1 < words.count()) {
                    should(query, field.name(), words.bigram(i), field.weight());
                }
            }
        }
        return query.build();
    }

    @Override
    Similarity similarity() {
        Map<String, Similarity> byField = new HashMap<>();
        for (var field : fields.rows) {
            byField.put(field.name(), new BM25Similarity(1.2f, field.b()));
            byField.put(field.name() + MARKED, new BM25Similarity(1.2f, field.b()));
        }
        return new PerFieldSimilarityWrapper() {
            @Override
            public Similarity get(String field) {
                return byField.get(field);
            }
        };
    }

    @Override
    Analyzer analyzer() {
        return new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokenizer = new StandardTokenizer();
                TokenStream lower = new LowerCaseFilter(tokenizer);
                return new TokenStreamComponents(tokenizer, field.endsWith(MARKED) ? lower : new ShingleFilter(new ASCIIFoldingFilter(lower), 2, 2));
            }
        };
    }
}
