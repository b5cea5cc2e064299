package dev.waybill.shipping;

import static dev.waybill.shipping.Samples.FEDEX_FAST;
import static dev.waybill.shipping.Samples.FEDEX_SLOW;
import static dev.waybill.shipping.Samples.NOON;
import static dev.waybill.shipping.Samples.UPS_FAST;
import static dev.waybill.shipping.Samples.UPS_SLOW;
import static dev.waybill.shipping.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.shipping.ServiceLevel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateShoppingTest {

    private static final List<Offer> ALL = List.of(UPS_FAST, FEDEX_FAST, UPS_SLOW, FEDEX_SLOW);

    @Test
    void withoutAPromiseTheCheapestIsBest() {
        assertThat(RateShopping.rank(ALL, terms()))
                .containsExactly(FEDEX_SLOW, UPS_SLOW, UPS_FAST, FEDEX_FAST);
    }

    @Test
    void thePromiseComesBeforeTheCost() {
        var inThreeDays = NOON.plus(Duration.ofDays(3));

        assertThat(RateShopping.rank(ALL, terms(null, null, inThreeDays)))
                .containsExactly(UPS_SLOW, UPS_FAST, FEDEX_FAST, FEDEX_SLOW);
    }

    @Test
    void aPromiseThatNobodyKeepsIsBrokenByAsLittleAsPossible() {
        assertThat(RateShopping.rank(ALL, terms(null, null, NOON)))
                .containsExactly(UPS_FAST, FEDEX_FAST, UPS_SLOW, FEDEX_SLOW);
    }

    @Test
    void whoAsksForACarrierOrAServiceGetsIt() {
        assertThat(RateShopping.rank(ALL, terms(null, Carrier.UPS, null)))
                .containsExactly(UPS_SLOW, UPS_FAST);
        assertThat(RateShopping.rank(ALL, terms(ServiceLevel.EXPRESS, null, null)))
                .containsExactly(UPS_FAST, FEDEX_FAST);
    }
}
