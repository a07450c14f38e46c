import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A text cut once by Lucene's StandardTokenizer, with and without marks: cheaper for Lucene than one analyzer a form. */
final class Syllables {
    private static final ThreadLocal<StandardTokenizer> TOKENIZERS = ThreadLocal.withInitial(StandardTokenizer::new);

    final List<String> marked = new ArrayList<>();
    final List<String> folded = new ArrayList<>();

    Syllables(String text) {
        var tokenizer = TOKENIZERS.get();
        tokenizer.setReader(new StringReader(text));
        TokenStream stream = new LowerCaseFilter(tokenizer);
        var term = stream.getAttribute(CharTermAttribute.class);
        try {
            stream.reset();
            while (stream.incrementToken()) {
                marked.add(term.toString());
                folded.add(fold(term));
            }
            stream.end();
            stream.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    int count() {
        return marked.size();
    }

    /** True where marks were typed, so that they were meant. */
    boolean hasMarks() {
        return !marked.equals(folded);
    }

    /** Two neighbours without marks; only for positions before the last. */
    String bigram(int position) {
        return folded.get(position) + ' ' + folded.get(position + 1);
    }

    private static String fold(CharTermAttribute term) {
        // One letter may become up to four of ASCII.
        var target = new char[term.length() * 4];
        return new String(target, 0, ASCIIFoldingFilter.foldToASCII(term.buffer(), 0, target, 0, term.length()));
    }
}
