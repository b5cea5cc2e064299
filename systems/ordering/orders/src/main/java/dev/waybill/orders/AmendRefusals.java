package dev.waybill.orders;

import dev.waybill.contracts.Violation;
import dev.waybill.orders.AmendDecider.No;
import dev.waybill.platform.http.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pure: why an order is not amended, and what to do instead. */
final class AmendRefusals {

    private AmendRefusals() {}

    static String sentence(No no, UUID orderId) {
        return of(no, orderId, List.of()).detail();
    }

    /**
     * @param items as they were asked for, to point at
     */
    static Problem of(No no, UUID orderId, List<Units> items) {
        return switch (no.why()) {
            case TOO_LATE ->
                    Problem.conflict(
                            "too-late-to-amend",
                            "The order is with the warehouse or on its way. Cancel what is not wanted: POST /orders/"
                                    + orderId
                                    + "/cancel asks the warehouse to stop. Order anew what is missing.");
            case OVER ->
                    Problem.conflict(
                            "order-is-over",
                            "The order is over. Order anew, or return what is not wanted.");
            case NOT_IN_ORDER ->
                    Problem.conflict(
                            "not-in-order",
                            "Product " + no.productId() + " is not in the order.",
                            at(no.productId(), items, "is not in the order"));
            case UNKNOWN_PRODUCT ->
                    Problem.conflict(
                            "unknown-product",
                            "There is no product " + no.productId() + ".",
                            at(no.productId(), items, "is not known"));
            case NOT_FOR_SALE ->
                    Problem.conflict(
                            "not-for-sale",
                            "Product " + no.productId() + " is not for sale.",
                            at(no.productId(), items, "is not for sale"));
            case OTHER_CURRENCY ->
                    Problem.conflict(
                            "other-currency",
                            "Product "
                                    + no.productId()
                                    + " is sold in another currency. Order it by itself.",
                            at(no.productId(), items, "is sold in another currency"));
            case NOTHING_LEFT ->
                    Problem.conflict(
                            "nothing-left",
                            "Nothing would be left of the order. Cancel it: POST /orders/"
                                    + orderId
                                    + "/cancel.");
            case NO_CHANGE ->
                    Problem.conflict("no-change", "The order is as it is wished to be already.");
            case CODE_ALREADY_APPLIED ->
                    Problem.conflict(
                            "code-already-applied",
                            "The order has the discount of this code already.",
                            List.of(new Violation("/promotionCode", "is applied already")));
            case EXCHANGED ->
                    Problem.conflict(
                            "exchanged",
                            "The order came in exchange, and what came back has paid for this and nothing else. Order what you want besides.");
            case NOTHING_TO_CHARGE ->
                    Problem.conflict(
                            "nothing-to-charge",
                            "The order was free, so there is no payment that could pay for more. Order the rest anew.");
            case NO_ADDRESS ->
                    Problem.conflict(
                            "no-address",
                            "The order does not say where it goes. Give an address with it.",
                            List.of(new Violation("/address", "must be given")));
            case HAS_CHANGED ->
                    Problem.conflict(
                            "order-has-changed",
                            "The order has changed since the amendment was asked for. Ask for it again.");
        };
    }

    private static List<Violation> at(@Nullable UUID product, List<Units> items, String message) {
        return IntStream.range(0, items.size())
                .filter(place -> items.get(place).productId().equals(product))
                .mapToObj(place -> new Violation("/items/" + place + "/productId", message))
                .toList();
    }
}
