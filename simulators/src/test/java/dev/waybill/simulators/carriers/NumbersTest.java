package dev.waybill.simulators.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.simulators.Chance;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void checkDigitsAreThoseOfTheCarriers() {
        assertThat(Numbers.ups("999AA1", "01", 2_345_678)).isEqualTo("1Z999AA10123456784");
        assertThat(Numbers.fedex(98_657_878_885L - 78_000_000_000L)).isEqualTo("986578788855");
    }

    @Test
    void aTripIsTheSameEachTimeItIsDrawn() {
        var dials = CarrierDials.INITIAL.mishaps(0.2, 0.2, 0.3);
        for (var number = 0; number < 100; number++) {
            var one = new Trips(new Chance(7)).draw(number, 3, Instant.EPOCH, dials);
            var other = new Trips(new Chance(7)).draw(number, 3, Instant.EPOCH, dials);

            assertThat(one).isEqualTo(other);
            assertThat(one.getLast().scan())
                    .isIn(Scan.LOST, Scan.DAMAGED, Scan.DELIVERED, Scan.RETURNED);
        }
    }
}
