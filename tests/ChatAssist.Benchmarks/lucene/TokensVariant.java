import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** One field of tokens that ChatAssist cut, so that both sides score the same terms: for the equality of scores. */
final class TokensVariant extends Variant {
    private static final String TEXT = "text";

    @Override
    Document document(String[] texts) {
        var document = new Document();
        document.add(new Field(TEXT, texts[0], FREQUENCIES));
        return document;
    }

    @Override
    Query query(String question, String tokens) {
        var query = new BooleanQuery.Builder();
        for (var token : tokens.split(" ")) {
            should(query, TEXT, token, 1);
        }
        return query.build();
    }
}
