package dev.waybill.proof.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the proof's world, which can jump: the machine's, and an offset that all processes of
 * the world read from one small file that they have mapped.
 */
final class WorldClock extends Clock {

    private final ByteBuffer offset;
    private final ZoneId zone;

    private WorldClock(ByteBuffer offset, ZoneId zone) {
        this.offset = offset;
        this.zone = zone;
    }

    /**
     * @param file made if it is not there, with no offset
     */
    static WorldClock of(Path file) {
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            return new WorldClock(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES), ZoneOffset.UTC);
        } catch (IOException e) {
            throw new UncheckedIOException("The clock " + file + " cannot be used", e);
        }
    }

    /** Every process sees it with its next look at the clock. */
    void jump(Duration by) {
        offset.putLong(0, offset.getLong(0) + by.toMillis());
    }

    Duration offset() {
        return Duration.ofMillis(offset.getLong(0));
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plusMillis(offset.getLong(0));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new WorldClock(offset, other);
    }
}
