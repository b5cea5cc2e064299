package dev.waybill.proof.soak;

import dev.waybill.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The client's journal: a line is on the disk before its writer goes on. Those who write at once
 * share one sync, so that the client is not what is measured.
 */
final class Journal implements AutoCloseable {

    private static final byte[] NONE = new byte[0];

    private final FileChannel channel;
    private final LinkedBlockingQueue<Line> queue = new LinkedBlockingQueue<>();
    private final AtomicLong syncs = new AtomicLong();
    private volatile @Nullable RuntimeException broken;

    private record Line(byte[] bytes, CompletableFuture<Void> written) {}

    Journal(Path file) throws IOException {
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Thread.ofPlatform().daemon().name("journal").start(this::write);
    }

    /** Returns when it is on the disk. */
    void write(Entry entry) {
        var line = new Line(bytes(entry), new CompletableFuture<>());
        queue.add(line);
        if (broken != null) {
            line.written.completeExceptionally(broken);
        }
        try {
            line.written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failed ? failed : e;
        }
    }

    private static byte[] bytes(Entry entry) {
        // Of the sealed family, so that the kind is written with it.
        return (Wire.mapper().writerFor(Entry.class).writeValueAsString(entry) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void write() {
        var lines = new ArrayList<Line>();
        try {
            for (var open = true; open; lines.clear()) {
                lines.add(queue.take());
                queue.drainTo(lines);
                open = lines.stream().noneMatch(line -> line.bytes == NONE);
                force(lines);
                lines.forEach(line -> line.written.complete(null));
            }
        } catch (IOException e) {
            failed(lines, new UncheckedIOException("the client's journal cannot be written", e));
        } catch (InterruptedException e) {
            failed(lines, new IllegalStateException("interrupted while it wrote", e));
        }
    }

    private void failed(List<Line> lines, RuntimeException why) {
        broken = why;
        queue.drainTo(lines);
        lines.forEach(line -> line.written.completeExceptionally(why));
    }

    private void force(List<Line> lines) throws IOException {
        var bytes = ByteBuffer.allocate(lines.stream().mapToInt(line -> line.bytes.length).sum());
        lines.forEach(line -> bytes.put(line.bytes));
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        syncs.incrementAndGet();
    }

    /** Calls to the disk so far. */
    long syncs() {
        return syncs.get();
    }

    @Override
    public void close() throws IOException {
        var last = new Line(NONE, new CompletableFuture<>());
        queue.add(last);
        last.written.join();
        channel.close();
    }

    /**
     * What a journal tells. A last line that a crash has torn was not answered to anybody.
     *
     * @throws IllegalStateException for a line in the middle that cannot be read
     */
    static List<Entry> read(Path file) throws IOException {
        var text = Files.readString(file);
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        var entries = new ArrayList<Entry>();
        for (var line : (Iterable<String>) whole.lines()::iterator) {
            try {
                entries.add(Wire.mapper().readValue(line, Entry.class));
            } catch (JacksonException e) {
                throw new IllegalStateException(
                        "line " + (entries.size() + 1) + " of " + file + " cannot be read", e);
            }
        }
        return entries;
    }
}
