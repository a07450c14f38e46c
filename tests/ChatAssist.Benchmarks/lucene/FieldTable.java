import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The indexed fields as ChatAssist weighs them: read from fields.tsv, a line each of name, weight, b and average length. */
final class FieldTable {
    final List<Row> rows;

    private FieldTable(List<Row> rows) {
        this.rows = rows;
    }

    static FieldTable read(Path folder) throws IOException {
        return new FieldTable(Files.readAllLines(folder.resolve("fields.tsv")).stream().map(Row::parse).toList());
    }

    record Row(String name, float weight, float b, float averageLength) {
        static Row parse(String line) {
            var cells = line.split("\t");
            return new Row(cells[0], Float.parseFloat(cells[1]), Float.parseFloat(cells[2]), Float.parseFloat(cells[3]));
        }
    }
}
