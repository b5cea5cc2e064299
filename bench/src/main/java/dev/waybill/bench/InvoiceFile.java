package dev.waybill.bench;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;

/** A file of invoices, as CSV or gzipped CSV, read row by row. */
final class InvoiceFile {

    private final Path path;

    /**
     * @throws Unusable if it cannot be read at all
     */
    InvoiceFile(Path path) {
        this.path = path;
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Unusable("There is no readable file " + path + ".");
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    /**
     * Hands on each record after the header.
     *
     * @return what tells this content from another
     * @throws Unusable if it is not a file of invoices
     */
    String read(Consumer<CsvRecord> rows) {
        var checksum = new CRC32C();
        try (var raw = new CheckedInputStream(Files.newInputStream(path), checksum);
                var content = new BufferedInputStream(unpacked(raw), 1 << 16);
                var csv =
                        CsvReader.builder()
                                .allowExtraFields(true)
                                .allowMissingFields(true)
                                .detectBomHeader(true)
                                .ofCsvRecord(content, StandardCharsets.UTF_8)) {
            var records = csv.iterator();
            if (!records.hasNext() || !records.next().getFields().equals(Row.COLUMNS)) {
                throw new Unusable(
                        path
                                + " does not begin with the columns "
                                + String.join(",", Row.COLUMNS)
                                + ".");
            }
            records.forEachRemaining(rows);
            return HexFormat.of().toHexDigits((int) checksum.getValue()) + "-" + Files.size(path);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw new Unusable(path + " could not be read: " + e.getMessage(), e);
        }
    }

    private InputStream unpacked(InputStream raw) throws IOException {
        return name().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }
}
