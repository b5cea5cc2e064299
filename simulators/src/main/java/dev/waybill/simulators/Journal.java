package dev.waybill.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An append-only file of JSON lines: what has happened, in order, numbered from 1.
 *
 * <p>A line is handed to the operating system before the caller goes on, so it outlives a killed
 * process. It is not forced to the disk: a power cut takes the outside world with it.
 */
public final class Journal implements AutoCloseable {
    private static final int STRIDE = 256;

    private final Path file;
    private final FileChannel channel;
    private final List<Long> milestones = new ArrayList<>(); // where line 1, 257, 513, ... start
    private long lines;
    private long end;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file, hands every line to {@code past} and cuts off a torn last one.
     *
     * @throws UncheckedIOException if the file cannot be read or written
     * @throws IllegalStateException if a line in the middle is unreadable
     */
    public static Journal open(Path file, Consumer<byte[]> past) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var journal =
                    new Journal(
                            file,
                            FileChannel.open(
                                    file,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE));
            journal.claim();
            journal.replay(past);
            return journal;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot open the journal " + file, broken);
        }
    }

    /** Appends one line, given without its line feed. */
    public synchronized void append(byte[] line) {
        var bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try {
            var at = end;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        } catch (IOException broken) {
            // The next line starts where this one did, so half a line is never in the middle.
            throw new UncheckedIOException("cannot write the journal " + file, broken);
        }
        count(line.length + 1);
    }

    /** The lines after the given number, at most {@code limit}, each without its line feed. */
    public List<byte[]> page(long after, int limit) {
        long start;
        long stop;
        synchronized (this) {
            if (after >= lines) {
                return List.of();
            }
            start = milestones.get((int) (after / STRIDE));
            stop = end;
        }
        var page = new ArrayList<byte[]>();
        var skip = after % STRIDE;
        var reader = new LineReader(channel, start, stop);
        for (var line = reader.next(); line != null && page.size() < limit; line = reader.next()) {
            if (skip-- <= 0) {
                page.add(line);
            }
        }
        return page;
    }

    public synchronized long lines() {
        return lines;
    }

    /** Two writers would ruin the file; a kill gives the lock back. */
    private void claim() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // Said below: the other writer is in this process.
        }
        channel.close();
        throw new IllegalStateException("the journal " + file + " is in use");
    }

    private void replay(Consumer<byte[]> past) throws IOException {
        var reader = new LineReader(channel, 0, channel.size());
        for (var line = reader.next(); line != null && accepted(line, past); line = reader.next()) {
            count(line.length + 1);
        }
        channel.truncate(end);
    }

    /**
     * False for a last line that is whole in length only: blocks of zeros after a crash of the
     * machine.
     */
    private boolean accepted(byte[] line, Consumer<byte[]> past) throws IOException {
        try {
            past.accept(line);
            return true;
        } catch (RuntimeException unreadable) {
            if (end + line.length + 1 == channel.size()) {
                return false;
            }
            throw new IllegalStateException(
                    "line " + (lines + 1) + " of the journal " + file + " cannot be read",
                    unreadable);
        }
    }

    private void count(int length) {
        if (lines % STRIDE == 0) {
            milestones.add(end);
        }
        lines++;
        end += length;
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
