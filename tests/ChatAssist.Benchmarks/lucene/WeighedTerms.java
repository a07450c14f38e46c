import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.FieldType;

/** Each term once, with a frequency that was computed beforehand. */
final class WeighedTerms extends TokenStream {
    static final FieldType TYPE = type();

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<String, Float>> terms;

    WeighedTerms(Map<String, Float> terms) {
        this.terms = terms.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!terms.hasNext()) {
            return false;
        }
        clearAttributes();
        var next = terms.next();
        term.append(next.getKey());
        frequency.setTermFrequency(Math.max(1, Math.round(next.getValue())));
        return true;
    }

    private static FieldType type() {
        var type = new FieldType(Variant.FREQUENCIES);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
