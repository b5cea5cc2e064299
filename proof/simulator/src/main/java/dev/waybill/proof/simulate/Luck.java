package dev.waybill.proof.simulate;

import java.util.SplittableRandom;

/** Streams of chance that have nothing to do with each other, though their seeds are neighbours. */
final class Luck {

    private Luck() {}

    static SplittableRandom of(long seed, int stream) {
        return new SplittableRandom(mixed(mixed(seed) + stream));
    }

    /** A SplittableRandom steps by a constant: seeds that differ by it would be one stream. */
    private static long mixed(long number) {
        var z = number + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
