package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.Amended.Extra;
import dev.waybill.orders.Amended.Part;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which reservation gives back what. */
class AmendedTest {

    private static final UUID TEA = new UUID(0, 1);
    private static final UUID CUP = new UUID(0, 2);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private static final Amended TWICE =
            Amended.NOTHING
                    .holding(new Extra(FIRST, List.of(new Units(TEA, 2))))
                    .holding(new Extra(SECOND, List.of(new Units(TEA, 1), new Units(CUP, 3))));

    @Test
    void whatWasAddedLastIsGivenBackFirstAndTheRestIsTheOrdersOwn() {
        assertThat(TWICE.giveBack(List.of(new Units(TEA, 4), new Units(CUP, 1))))
                .containsExactly(
                        new Part(SECOND, List.of(new Units(TEA, 1), new Units(CUP, 1))),
                        new Part(FIRST, List.of(new Units(TEA, 2))),
                        new Part(null, List.of(new Units(TEA, 1))));
    }

    @Test
    void whatIsGivenBackIsNotGivenBackAgain() {
        var after = TWICE.without(List.of(new Units(TEA, 2)));

        assertThat(after.reservations())
                .containsExactly(
                        new Extra(FIRST, List.of(new Units(TEA, 1))),
                        new Extra(SECOND, List.of(new Units(CUP, 3))));
    }

    @Test
    void anOrderThatWasNeverAmendedGivesItsOwnBack() {
        assertThat(Amended.NOTHING.giveBack(List.of(new Units(TEA, 1))))
                .containsExactly(new Part(null, List.of(new Units(TEA, 1))));
        assertThat(Amended.NOTHING.without(List.of(new Units(TEA, 1)))).isEqualTo(Amended.NOTHING);
    }

    /** Whatever was cancelled before: the lines are worth the subtotal less the discount. */
    @Test
    void aNewDiscountIsSharedToTheCent() {
        for (var discount : List.of(0L, 1L, 7L, 100L, 333L, 1_999L)) {
            for (var cancelled = 0; cancelled < 7; cancelled++) {
                var lines =
                        new OrderLines(
                                        List.of(
                                                OrderLine.bought(1, TEA, null, null, 301, 13, 7),
                                                OrderLine.bought(2, CUP, null, null, 997, 5, 3)))
                                .cancel(List.of(new Units(TEA, cancelled)));

                var repriced = lines.repriced(discount);

                assertThat(repriced.worth()).isEqualTo(lines.subtotal() - discount);
            }
        }
    }
}
