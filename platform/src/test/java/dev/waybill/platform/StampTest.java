package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StampTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final Ids ids = Ids.of(NOON, new Random(7));

    @Test
    void aStampedIdIsKnownByItsKindAndIsStillInOrderOfTime() {
        var id = ids.nextOf("checkout");

        assertThat(Ids.isOf("checkout", id)).isTrue();
        assertThat(Ids.isOf("parcel", id)).isFalse();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.millis());
    }

    @Test
    void idsOfOneMomentAreAllDifferent() {
        var seen = new HashSet<UUID>();

        Stream.generate(() -> ids.nextOf("checkout")).limit(100_000).forEach(seen::add);

        assertThat(seen).hasSize(100_000);
    }

    @Test
    void hardlyAnyOtherIdLooksStamped() {
        var plain = Stream.generate(ids::next).limit(20_000);
        var mistyped =
                Stream.generate(() -> ids.nextOf("checkout"))
                        .limit(20_000)
                        .map(id ->
                                new UUID(
                                        id.getMostSignificantBits(),
                                        id.getLeastSignificantBits() ^ 1L << 20));

        assertThat(Stream.concat(plain, mistyped).filter(id -> Ids.isOf("checkout", id)))
                .hasSizeLessThan(10);
        assertThat(Ids.isOf("checkout", new UUID(1, 1))).isFalse();
    }
}
