import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene's side of the benchmark.
 * "index FOLDER VARIANT" reads documents from standard input, a line each, fields parted by tabs.
 * "search FOLDER VARIANT COUNT skip|all" answers each line "pass" with nanoseconds: those that the
 * processor worked for all questions, then those of each by the clock; and each line "top" with the documents found, a line a question.
 */
public final class LuceneSearch {
    private final Variant variant;
    private final IndexSearcher searcher;
    private final int count;
    private final int countsHitsUpTo;

    private LuceneSearch(Variant variant, IndexSearcher searcher, int count, int countsHitsUpTo) {
        this.variant = variant;
        this.searcher = searcher;
        this.count = count;
        this.countsHitsUpTo = countsHitsUpTo;
    }

    public static void main(String[] arguments) throws IOException {
        // Ten fields of a question of thirty syllables with bigrams are more than the 1,024 allowed.
        BooleanQuery.setMaxClauseCount(Integer.MAX_VALUE);
        var folder = Path.of(arguments[1]);
        var variant = Variant.named(arguments[2], FieldTable.read(folder));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (arguments[0].equals("index")) {
            index(folder, arguments[2], variant, input);
        } else {
            var count = Integer.parseInt(arguments[3]);
            // Lucene skips what cannot reach the top only where it need not count all hits.
            serve(folder, arguments[2], variant, count, arguments[4].equals("skip") ? count : Integer.MAX_VALUE, input);
        }
    }

    private static void index(Path folder, String name, Variant variant, BufferedReader documents) throws IOException {
        // Merging neighbours only keeps the documents' order, which then is that of the input.
        var config = new IndexWriterConfig(variant.analyzer()).setSimilarity(variant.similarity())
            .setRAMBufferSizeMB(512).setMergePolicy(new LogDocMergePolicy()).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (var writer = new IndexWriter(new MMapDirectory(folder.resolve(name)), config)) {
            for (var line = documents.readLine(); line != null; line = documents.readLine()) {
                writer.addDocument(variant.document(line.split("\t", -1)));
            }
            writer.forceMerge(1);
        }
    }

    private static void serve(Path folder, String name, Variant variant, int count, int countsHitsUpTo, BufferedReader commands) throws IOException {
        var indexName = name.equals("fields-folded") ? "fields" : name;
        try (var reader = DirectoryReader.open(new MMapDirectory(folder.resolve(indexName)))) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(variant.similarity());
            var search = new LuceneSearch(variant, searcher, count, countsHitsUpTo);
            var questions = Files.readAllLines(folder.resolve("questions.tsv"));
            for (var command = commands.readLine(); command != null; command = commands.readLine()) {
                System.out.println(command.equals("pass") ? search.pass(questions) : search.top(questions));
                System.out.flush();
            }
        }
    }

    private String pass(List<String> questions) throws IOException {
        var times = new StringJoiner(" ");
        var threads = ManagementFactory.getThreadMXBean();
        var worked = threads.getCurrentThreadCpuTime();
        for (var line : questions) {
            var cells = line.split("\t", -1);
            var begun = System.nanoTime();
            find(cells[0], cells[1]);
            times.add(Long.toString(System.nanoTime() - begun));
        }
        return threads.getCurrentThreadCpuTime() - worked + " " + times;
    }

    private String top(List<String> questions) throws IOException {
        var lines = new StringJoiner("\n");
        for (var line : questions) {
            var cells = line.split("\t", -1);
            var found = new StringJoiner(" ");
            for (var hit : find(cells[0], cells[1]).scoreDocs) {
                found.add(hit.doc + ":" + hit.score);
            }
            lines.add(found.toString());
        }
        return lines.toString();
    }

    private TopDocs find(String question, String tokens) throws IOException {
        var collector = TopScoreDocCollector.create(count, null, countsHitsUpTo);
        searcher.search(variant.query(question, tokens), collector);
        return collector.topDocs();
    }
}
