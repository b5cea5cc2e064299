package dev.waybill.bench;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids and idempotency keys. */
final class Keys {

    private Keys() {}

    /** The same parts always give the same id. */
    static UUID derived(String... parts) {
        return UUID.nameUUIDFromBytes(
                ("waybill/" + String.join("/", parts)).getBytes(StandardCharsets.UTF_8));
    }

    /** A version 4 id without the cost of a secure random source. */
    static UUID random() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
