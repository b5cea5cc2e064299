package dev.waybill.payments;

import static dev.waybill.payments.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefundSplitTest {

    private static Capture taken(int place, long amount, long refunded, long refunding) {
        var id = new UUID(9, place);
        return new Capture(
                id, id, place, null, amount, Capture.State.TAKEN, 1, NOON, refunded, refunding);
    }

    private static List<Long> split(long amount, List<Capture> captures) {
        return RefundSplit.split(amount, captures).stream().map(Refund.Part::amount).toList();
    }

    @Test
    void theNewestCaptureGivesBackFirst() {
        var captures = List.of(taken(1, 500, 0, 0), taken(2, 300, 0, 0));

        assertThat(split(200, captures)).containsExactly(200L);
        assertThat(split(301, captures)).containsExactly(300L, 1L);
        assertThat(RefundSplit.split(301, captures))
                .extracting(Refund.Part::captureId)
                .containsExactly(new UUID(9, 2), new UUID(9, 1));
    }

    @Test
    void whatHasGoneBackOrIsPromisedDoesNotGoBackAgain() {
        var captures = List.of(taken(1, 500, 100, 0), taken(2, 300, 100, 200), taken(3, 50, 0, 20));

        assertThat(split(430, captures)).containsExactly(30L, 400L);
        assertThatIllegalArgumentException().isThrownBy(() -> split(431, captures));
    }

    @Test
    void whatWasNotTakenGivesNothingBack() {
        var waiting =
                new Capture(
                        new UUID(9, 2),
                        new UUID(9, 2),
                        2,
                        null,
                        300,
                        Capture.State.WAITING,
                        0,
                        NOON,
                        0,
                        0);

        assertThat(split(100, List.of(taken(1, 500, 0, 0), waiting))).containsExactly(100L);
    }

    @Test
    void thePartsAlwaysAddUpAndNeverExceedWhatTheirCaptureHasLeft() {
        var random = new Random(20);
        for (var run = 0; run < 5_000; run++) {
            var captures = new ArrayList<Capture>();
            for (var place = 1; place <= 1 + random.nextInt(6); place++) {
                var amount = 1 + random.nextInt(1_000);
                var refunded = random.nextInt(amount + 1);
                var refunding = random.nextInt(amount - refunded + 1);
                captures.add(taken(place, amount, refunded, refunding));
            }
            var left = captures.stream().mapToLong(Capture::left).sum();
            var amount = left == 0 ? 0 : 1 + random.nextLong(left);

            var parts = RefundSplit.split(amount, captures);

            assertThat(parts.stream().mapToLong(Refund.Part::amount).sum()).isEqualTo(amount);
            for (var part : parts) {
                var source =
                        captures.stream()
                                .filter(each -> each.id().equals(part.captureId()))
                                .findFirst()
                                .orElseThrow();
                assertThat(part.amount()).isBetween(1L, source.left());
            }
            assertThat(parts).extracting(Refund.Part::captureId).doesNotHaveDuplicates();
        }
    }
}
