package dev.waybill.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Whole lines of a part of a file; what follows the last line feed is left out. Leaves the channel
 * open.
 */
final class LineReader {
    private final FileChannel channel;
    private final long stop;
    private final ByteBuffer block = ByteBuffer.allocate(1 << 16).limit(0);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private long position;

    LineReader(FileChannel channel, long start, long stop) {
        this.channel = channel;
        this.position = start;
        this.stop = stop;
    }

    byte @Nullable [] next() {
        line.reset();
        while (block.hasRemaining() || fill()) {
            var from = block.position();
            while (block.hasRemaining()) {
                if (block.get() == '\n') {
                    line.write(block.array(), from, block.position() - 1 - from);
                    return line.toByteArray();
                }
            }
            line.write(block.array(), from, block.position() - from);
        }
        return null;
    }

    private boolean fill() {
        try {
            block.clear().limit((int) Math.min(block.capacity(), stop - position));
            var read = channel.read(block, position);
            position += Math.max(read, 0);
            block.flip();
            return read > 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
