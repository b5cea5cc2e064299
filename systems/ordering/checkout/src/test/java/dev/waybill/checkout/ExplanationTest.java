package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.carts.CartCheckedOut.Item;
import dev.waybill.contracts.checkout.CheckoutFailed.UnavailableItem;
import dev.waybill.contracts.checkout.CheckoutFailure;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    @Test
    void namesWhatIsSoldOutAndWhatIsLeft() {
        var lamp = new Item(new UUID(0, 1), 3, 100, "LAMP-1", "Desk lamp");
        var mug = new Item(new UUID(0, 2), 1, 100, "MUG-1", "Mug");
        var why =
                soldOut(
                        new UnavailableItem(lamp.productId(), 3, 2),
                        new UnavailableItem(mug.productId(), 1, 0));

        assertThat(Explanation.of(why, basket(lamp, mug)))
                .isEqualTo(
                        "Only 2 of Desk lamp (LAMP-1) are left and you asked for 3; Mug (MUG-1) is sold out."
                                + " Please change your cart and try again.");
    }

    @Test
    void countsWhatItDoesNotName() {
        var items =
                IntStream.range(0, 5)
                        .mapToObj(n -> new UnavailableItem(new UUID(0, n), 1, 0))
                        .toArray(UnavailableItem[]::new);

        assertThat(Explanation.of(soldOut(items), null)).contains("; and 2 more.");
    }

    @Test
    void fitsTheContractHoweverLongTheNamesAre() {
        var longest = "\uD83D\uDC19".repeat(250);
        var items =
                IntStream.range(0, 5)
                        .mapToObj(n -> new Item(new UUID(0, n), 1, 1, "S".repeat(64), longest))
                        .toArray(Item[]::new);
        var none =
                IntStream.range(0, 5)
                        .mapToObj(n ->
                                new UnavailableItem(new UUID(0, n), 1_000_000_000, 999_999_999))
                        .toArray(UnavailableItem[]::new);

        var sentence = Explanation.of(soldOut(none), basket(items));
        assertThat(sentence.codePointCount(0, sentence.length())).isBetween(1, 500);
    }

    @ParameterizedTest
    @EnumSource(CheckoutFailure.class)
    void hasASentenceForEveryReasonEvenWithoutABasket(CheckoutFailure reason) {
        assertThat(Explanation.of(Failure.because(reason), null))
                .hasSizeBetween(20, 500)
                .endsWith(".");
    }

    private static Failure soldOut(UnavailableItem... items) {
        return new Failure(CheckoutFailure.OUT_OF_STOCK, List.of(items));
    }

    private static Basket basket(Item... items) {
        return new Basket(List.of(items), null, null, null, null, null);
    }
}
