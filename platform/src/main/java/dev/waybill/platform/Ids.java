package dev.waybill.platform;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Identifiers: new ones are UUIDv7 (in order of time), derived ones are the same for the same
 * question.
 */
public interface Ids {

    UUID next();

    /** A number in {@code [0, bound)} that nobody can guess from the ones before. */
    int chance(int bound);

    static Ids of(Clock clock, Random random) {
        var millis =
                new UUIDClock() {
                    @Override
                    public long currentTimeMillis() {
                        return clock.millis();
                    }
                };
        var generator = new TimeBasedEpochGenerator(random, millis);
        return new Ids() {
            @Override
            public UUID next() {
                return generator.generate();
            }

            @Override
            public int chance(int bound) {
                return random.nextInt(bound);
            }
        };
    }

    /**
     * A new id with a check of the rest in its last two bytes, as an order number has a check
     * digit: whoever is asked for it before he has heard of it can tell it from one that nobody has
     * given out.
     */
    default UUID nextOf(String kind) {
        return Stamp.on(next(), kind);
    }

    /** Whether the id was made by {@link #nextOf}; one in 65,536 others looks so too. */
    static boolean isOf(String kind, UUID id) {
        return Stamp.isOn(id, kind);
    }

    /**
     * The id of one part of something: asked again it is the same, so a retry cannot name a second
     * one.
     */
    static UUID derive(UUID parent, String part) {
        return UUID.nameUUIDFromBytes((parent + "/" + part).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a UUIDv7 was made so recently that the message about it may still be on its way. */
    static boolean isFresh(UUID id, Instant now, Duration age) {
        if (id.version() != 7) {
            return false;
        }
        var born = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return born.isAfter(now.minus(age)) && born.isBefore(now.plus(age));
    }
}
