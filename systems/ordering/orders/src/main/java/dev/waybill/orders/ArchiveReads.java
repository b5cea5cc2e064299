package dev.waybill.orders;

import dev.waybill.orders.ArchiveFile.Corrupted;
import dev.waybill.orders.ArchiveFiles.Finding;
import dev.waybill.orders.ArchiveFiles.Piece;
import dev.waybill.platform.http.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads archived orders from their files. What is damaged is told to whoever reads, and written
 * down.
 */
final class ArchiveReads {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveReads.class);

    private final ArchiveFiles files;
    private final @Nullable ArchiveStore store;
    private final Consumer<Finding> findings;

    /**
     * @param store none: this shop has none now, whatever it had before
     */
    ArchiveReads(ArchiveFiles files, @Nullable ArchiveStore store, Consumer<Finding> findings) {
        this.files = files;
        this.store = store;
        this.findings = findings;
    }

    /**
     * @throws Problem 500 if its record is damaged or missing, 503 if the store does not answer
     */
    ArchivedOrder order(UUID orderId) {
        return read(
                files.ofOrder(orderId)
                        .orElseThrow(() -> Problem.notFound("archive record", orderId)));
    }

    /** Every archived order that belongs to this journey: hardly ever more than one. */
    List<ArchivedOrder> ofJourney(UUID correlationId) {
        var orders = new ArrayList<ArchivedOrder>();
        files.ofJourney(correlationId).forEach(piece -> orders.add(read(piece)));
        return orders;
    }

    private ArchivedOrder read(Piece piece) {
        try {
            if (store == null) {
                throw new IOException("no store for long-term files is configured");
            }
            var bytes = store.read(piece.name(), piece.start(), piece.length());
            return ArchiveFile.unpack(bytes, piece.checksum());
        } catch (NoSuchFileException _) {
            var how = "there is no file of its name";
            findings.accept(new Finding(piece.fileId(), FileState.MISSING, how));
            throw Problem.of(
                    500,
                    "archive-file-missing",
                    "The order is archived in " + piece.name() + ", which is not there any more.");
        } catch (Corrupted e) {
            findings.accept(new Finding(piece.fileId(), FileState.CORRUPTED, e.getMessage()));
            throw Problem.of(
                    500,
                    "archive-record-corrupted",
                    "The order is archived in " + piece.name() + ", but " + e.getMessage() + ".");
        } catch (IOException e) {
            LOG.warn("Archive file {} could not be read", piece.name(), e);
            throw Problem.tryAgain(
                    503,
                    "archive-unavailable",
                    "The order is archived, and the archive does not answer at the moment.");
        }
    }
}
