package dev.waybill.platform;

import java.util.UUID;

/** The last two bytes of an id as a check of all the others. Pure. */
final class Stamp {

    private static final long CHECK = 0xFFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long CHANCE = 0x3FFF_FFFF_FFFF_0000L;

    private Stamp() {}

    /** Ids of one millisecond may differ in what is overwritten, so all of it is mixed in first. */
    static UUID on(UUID id, String kind) {
        var head = id.getMostSignificantBits();
        var tail = VARIANT | (Ids.derive(id, kind).getLeastSignificantBits() & CHANCE);
        return new UUID(head, tail | check(head, tail, kind));
    }

    static boolean isOn(UUID id, String kind) {
        var head = id.getMostSignificantBits();
        var tail = id.getLeastSignificantBits();
        return id.version() == 7 && (tail & CHECK) == check(head, tail & ~CHECK, kind);
    }

    private static long check(long head, long tail, String kind) {
        return Ids.derive(new UUID(head, tail), kind).getLeastSignificantBits() & CHECK;
    }
}
