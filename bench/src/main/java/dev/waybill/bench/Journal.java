package dev.waybill.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a replay has done so far, one line for each thing that is done for good, so that it can stop
 * at any point and go on. A line that was cut off by a crash counts as not written: what it told is
 * asked again, under the same idempotency key.
 */
final class Journal implements AutoCloseable {

    private static final String FORMAT = "waybill-replay-1";

    private final Path file;
    private final BufferedWriter writer;
    private final String run;
    private final Instant begun;
    private final Map<String, String> products = new ConcurrentHashMap<>();
    private final Map<String, Result> results = new ConcurrentHashMap<>();

    /**
     * What became of an invoice.
     *
     * @param orderId empty if there is no order
     * @param detail a failure's reason, or the id of a return; empty if there was none
     */
    record Result(String state, String orderId, String detail) {

        static final String CONFIRMED = "CONFIRMED";
        static final String FAILED = "FAILED";
        static final String CANCELLED = "CANCELLED";
        static final String RETURNED = "RETURNED";
        static final String NOT_CANCELLED = "NOT_CANCELLED";

        static Result confirmed(String orderId) {
            return new Result(CONFIRMED, orderId, "");
        }

        static Result failed(String reason) {
            return new Result(FAILED, "", reason);
        }

        static Result cancelled(String orderId) {
            return new Result(CANCELLED, orderId, "");
        }

        /** Not cancelled any more, but sent back: the detail is the return. */
        static Result returned(String orderId, String returnId) {
            return new Result(RETURNED, orderId, returnId);
        }

        static Result notCancelled(String reason) {
            return new Result(NOT_CANCELLED, "", reason);
        }

        boolean isReturned() {
            return state.equals(RETURNED);
        }

        boolean isConfirmed() {
            return state.equals(CONFIRMED);
        }
    }

    private Journal(Path file, String run, Instant begun, List<String> lines) throws IOException {
        this.file = file;
        this.run = run;
        this.begun = begun;
        lines.forEach(this::recall);
        this.writer =
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Opens the state of an earlier run, or begins a new one.
     *
     * @param content what tells this file and share from another
     * @throws Unusable if the state belongs to something else
     */
    static Journal open(Path file, String content) {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return begin(file, content);
            }
            return resume(file, content);
        } catch (IOException e) {
            throw new Unusable("The state file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Journal begin(Path file, String content) throws IOException {
        var begun = Instant.now();
        var journal =
                new Journal(
                        file, Keys.derived(content, begun.toString()).toString(), begun, List.of());
        journal.write(FORMAT, content, begun.toString());
        return journal;
    }

    private static Journal resume(Path file, String content) throws IOException {
        var lines = whole(file);
        var head = lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1);
        if (head.length != 3 || !head[0].equals(FORMAT) || !head[1].equals(content)) {
            throw new Unusable(
                    "The state in "
                            + file
                            + " belongs to another file or another --short;"
                            + " go on with those, or begin anew with --fresh.");
        }
        var begun = Instant.parse(head[2]);
        var run = Keys.derived(content, head[2]).toString();
        return new Journal(file, run, begun, lines.subList(1, lines.size()));
    }

    /** The lines that were written to their end; a torn last one is cut off. */
    private static List<String> whole(Path file) throws IOException {
        var text = Files.readString(file);
        var end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            Files.writeString(file, text.substring(0, end));
        }
        return text.substring(0, end).lines().toList();
    }

    private void recall(String line) {
        var fields = line.split("\t", -1);
        if (fields.length == 3 && fields[0].equals("product")) {
            products.put(fields[1], fields[2]);
        } else if (fields.length == 5 && fields[0].equals("invoice")) {
            results.put(fields[1], new Result(fields[2], fields[3], fields[4]));
        } else {
            throw new Unusable("The state file " + file + " is damaged; begin anew with --fresh.");
        }
    }

    /** Tells this run from all others, for idempotency keys. */
    String run() {
        return run;
    }

    Instant begun() {
        return begun;
    }

    Optional<String> product(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    Optional<Result> result(String invoice) {
        return Optional.ofNullable(results.get(invoice));
    }

    /** An order that was confirmed, if there is one. */
    Optional<String> anyOrder() {
        return results.values().stream().filter(Result::isConfirmed).map(Result::orderId).findAny();
    }

    void product(String sku, String productId) {
        products.put(sku, productId);
        write("product", sku, productId);
    }

    void result(String invoice, Result result) {
        results.put(invoice, result);
        write("invoice", invoice, result.state(), result.orderId(), result.detail());
    }

    private synchronized void write(String... fields) {
        try {
            for (int at = 0; at < fields.length; at++) {
                writer.write(at == 0 ? "" : "\t");
                writer.write(fields[at].replaceAll("[\t\r\n]", " "));
            }
            writer.write("\n");
            writer.flush();
        } catch (IOException e) {
            throw new Unusable("The state file " + file + " cannot be written.", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
