package dev.waybill.orders;

import dev.waybill.contracts.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Pure: a long-term file. One order is one line of JSON, and each line is a gzip member of its own:
 * {@code zcat} shows the whole file, and one order can be read without the others.
 */
final class ArchiveFile {

    private ArchiveFile() {}

    /**
     * Where an order lies in its file.
     *
     * @param start of its piece, in bytes
     * @param checksum SHA-256 of its line, without the line feed
     * @param messages of its journey that lie there too
     */
    record Entry(
            UUID orderId,
            int version,
            UUID correlationId,
            long start,
            int length,
            String checksum,
            List<UUID> messages) {
        Entry {
            messages = List.copyOf(messages);
        }

        /** Where it lies, for people and for other systems. */
        static String reference(String name, long start, int length) {
            return name + "#" + start + "+" + length;
        }
    }

    /** A whole file, and where everything lies in it. */
    record Packed(byte[] bytes, List<Entry> entries) {
        Packed {
            entries = List.copyOf(entries);
        }
    }

    static Packed pack(List<ArchivedOrder> orders) {
        var bytes = new ByteArrayOutputStream();
        var entries = new ArrayList<Entry>();
        for (var order : orders) {
            var line = Wire.mapper().writeValueAsBytes(order);
            var piece = zipped(line);
            entries.add(
                    new Entry(
                            order.orderId(),
                            order.version(),
                            order.correlationId(),
                            bytes.size(),
                            piece.length,
                            Sha256.hex(line),
                            order.messages()));
            bytes.writeBytes(piece);
        }
        return new Packed(bytes.toByteArray(), entries);
    }

    /**
     * The order in a piece of a file.
     *
     * @throws Corrupted if it is not what was written
     */
    static ArchivedOrder unpack(byte[] piece, String checksum) throws Corrupted {
        var line = unzipped(piece);
        if (!Sha256.hex(line).equals(checksum)) {
            throw new Corrupted("the record has another checksum than when it was written");
        }
        return Wire.read(line, ArchivedOrder.class);
    }

    /** What is read is not what was written. */
    static final class Corrupted extends Exception {
        private static final long serialVersionUID = 1;

        Corrupted(String how) {
            super(how);
        }
    }

    private static byte[] zipped(byte[] line) {
        var piece = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(piece)) {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing outside that could fail
        }
        return piece.toByteArray();
    }

    private static byte[] unzipped(byte[] piece) throws Corrupted {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(piece))) {
            var line = in.readAllBytes();
            var end = line.length - 1;
            if (end < 0 || line[end] != '\n') {
                throw new Corrupted("the record has no end");
            }
            return Arrays.copyOf(line, end);
        } catch (IOException e) {
            throw new Corrupted("the record is no gzip: " + e.getMessage());
        }
    }
}
