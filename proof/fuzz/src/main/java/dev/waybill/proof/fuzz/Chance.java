package dev.waybill.proof.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Everything that is drawn is drawn from here: the same seed and place, the same draws. */
final class Chance {

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Places that lie side by side must not draw alike, hence the multiplication. */
    static Chance at(long seed, long place) {
        return new Chance(seed * 0x9E3779B97F4A7C15L ^ place * 0xD1342543DE82EF95L);
    }

    boolean odds(double share) {
        return random.nextDouble() < share;
    }

    /** From 0 up to, not including, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    long number() {
        return random.nextLong();
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    UUID uuid() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L,
                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | Long.MIN_VALUE);
    }
}
