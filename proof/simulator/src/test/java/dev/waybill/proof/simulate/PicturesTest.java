package dev.waybill.proof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures that coverage is measured by are the product's. */
class PicturesTest {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /**
     * States that last no longer than the handling that they begin in, or that nobody here meets.
     */
    @ParameterizedTest
    @CsvSource({
        "session, dev.waybill.checkout.Session, STARTED",
        "reservation, dev.waybill.inventory.Reservation, ''",
        "payment, dev.waybill.payments.Payment, UNHEARD",
        "order, dev.waybill.orders.Order, CREATED",
        "stop, dev.waybill.orders.Work$StopState, ''",
        "job, dev.waybill.warehouse.PickingJob, PICKED",
        "shipment, dev.waybill.shipping.Shipment, ''",
        "parcel, dev.waybill.shipping.Parcel, ''",
        "message, dev.waybill.notifications.Message$State, SKIPPED",
        "cart, dev.waybill.carts.Cart, ''",
        "redemption, dev.waybill.promotions.Redemption, ''",
        "return, dev.waybill.returns.Return, ''",
        "label, dev.waybill.shipping.ReturnLabel, ''",
        "exchange, dev.waybill.returns.Exchange$State, ''",
    })
    void thePictureHasTheStatesThatTheProductDeclares(String machine, String family, String unseen)
            throws ClassNotFoundException {
        var declared = new TreeSet<String>();
        var type = Class.forName(family);
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants()).forEach(each -> declared.add(each.toString()));
        } else {
            leaves(type).forEach(each -> declared.add(name(each)));
        }
        declared.removeAll(Set.of(unseen.split(" ", -1)));

        assertThat(Pictures.states(machine)).isEqualTo(declared);
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(PicturesTest::leaves)
                : Stream.of(family);
    }

    private static String name(Class<?> type) {
        return HUMP.matcher(type.getSimpleName()).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    @Test
    void whatWasNotReachedIsListed() {
        var all = Pictures.missing(Set.of());

        assertThat(Pictures.missing(Set.of("order:  -> CONFIRMED")))
                .hasSize(all.size() - 1)
                .doesNotContain("order:  -> CONFIRMED");
    }
}
