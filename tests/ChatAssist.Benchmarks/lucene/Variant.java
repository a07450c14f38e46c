import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/** One way to put the procedures into Lucene and to ask for them. */
abstract class Variant {
    /** ChatAssist's SyllableQuery.FoldedOnly: where marks were typed, a word that agrees only without them counts less. */
    private static final float FOLDED_ONLY = 0.6f;

    /** No positions: neither side searches phrases. */
    static final FieldType FREQUENCIES = frequencies();

    static Variant named(String name, FieldTable fields) {
        return switch (name) {
            case "plain" -> new PlainVariant(false);
            case "bigrams" -> new PlainVariant(true);
            case "fields" -> new FieldsVariant(fields, true);
            case "fields-folded" -> new FieldsVariant(fields, false);
            case "combined" -> new CombinedVariant(fields);
            case "tokens" -> new TokensVariant();
            default -> throw new IllegalArgumentException(name);
        };
    }

    abstract Document document(String[] texts);

    /** @param tokens the question's tokens as ChatAssist cuts them, parted by blanks */
    abstract Query query(String question, String tokens);

    Analyzer analyzer() {
        return new WhitespaceAnalyzer();
    }

    Similarity similarity() {
        return new BM25Similarity(1.2f, 0.75f);
    }

    static void should(BooleanQuery.Builder query, String field, String term, float weight) {
        query.add(weighed(field, term, weight), BooleanClause.Occur.SHOULD);
    }

    /** Of a word with and without its marks, the better one counts, as in ChatAssist. */
    static void better(BooleanQuery.Builder query, String markedField, String marked, String field, String folded, float weight) {
        query.add(new DisjunctionMaxQuery(Arrays.asList(weighed(markedField, marked, weight), weighed(field, folded, weight * FOLDED_ONLY)), 0), BooleanClause.Occur.SHOULD);
    }

    private static Query weighed(String field, String term, float weight) {
        var query = new TermQuery(new Term(field, term));
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    private static FieldType frequencies() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
