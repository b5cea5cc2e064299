package dev.waybill.returns;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.Guard;
import dev.waybill.contracts.returns.Disposition;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people send by HTTP. */
final class ReturnBodies {

    private static final String MAIN = "main";
    private static final Pattern WAREHOUSE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** Goods that are kept and claimed: they are broken, or nobody has them. */
    private static final Set<ReturnReason> CLAIMED =
            Set.of(ReturnReason.DAMAGED, ReturnReason.DEFECTIVE, ReturnReason.NOT_RECEIVED);

    private ReturnBodies() {}

    /**
     * @param kind a refund if not given; with a claim the goods are kept
     * @param override whether neither the return window nor the category are in the way: an
     *     operator then has to approve it
     * @param exchangeFor what is wanted instead, if it is an exchange
     * @param address where that goes
     */
    record AskBody(
            UUID orderId,
            @Nullable ReturnKind kind,
            List<Item> items,
            @Nullable String comment,
            @Nullable Boolean override,
            @Nullable List<Wanted> exchangeFor,
            @Nullable DeliveryAddress address) {

        AskBody {
            var guard = new Guard();
            guard.given("orderId", orderId);
            items = guard.list("items", items, 1);
            guard.textIfGiven("comment", comment, 0, 1000);
            exchangeFor = guard.listIfGiven("exchangeFor", exchangeFor, 1);
            if ((kind == ReturnKind.EXCHANGE) != (exchangeFor != null)) {
                guard.violated("exchangeFor", "must be given for an exchange, and only then");
            }
            if (kind == ReturnKind.EXCHANGE && address == null) {
                guard.violated("address", "must be given for an exchange");
            }
            for (var at = 0; at < items.size(); at++) {
                check(kind, items, at, guard);
            }
            guard.check();
        }

        private Wish.@Nullable Instead instead() {
            return exchangeFor == null || address == null
                    ? null
                    : new Wish.Instead(
                            exchangeFor.stream()
                                    .map(each -> new Wish.Wanted(each.productId(), each.quantity()))
                                    .toList(),
                            address);
        }

        /** Units of one product that are wanted instead. */
        record Wanted(UUID productId, int quantity) {

            Wanted {
                var guard = new Guard();
                guard.given("productId", productId);
                guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
                guard.check();
            }
        }

        private static void check(
                @Nullable ReturnKind kind, List<Item> items, int at, Guard guard) {
            var item = items.get(at);
            if (items.subList(0, at).stream()
                    .anyMatch(is -> is.productId().equals(item.productId()))) {
                guard.violated("items/" + at + "/productId", "must be named once");
            }
            if (kind == ReturnKind.CLAIM && !CLAIMED.contains(item.reason())) {
                guard.violated(
                        "items/" + at + "/reason",
                        "must be DAMAGED, DEFECTIVE or NOT_RECEIVED for a claim");
            }
            if (kind != ReturnKind.CLAIM && item.reason() == ReturnReason.NOT_RECEIVED) {
                guard.violated("items/" + at + "/reason", "is for a claim: it cannot be sent back");
            }
        }

        Wish wish() {
            return new Wish(
                    orderId,
                    kind == null ? ReturnKind.REFUND : kind,
                    items.stream()
                            .map(each ->
                                    new Wish.Item(each.productId(), each.quantity(), each.reason()))
                            .toList(),
                    comment,
                    Boolean.TRUE.equals(override),
                    instead());
        }

        /** Units of one product, and why they come back. */
        record Item(UUID productId, int quantity, ReturnReason reason) {

            Item {
                var guard = new Guard();
                guard.given("productId", productId);
                guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
                guard.given("reason", reason);
                guard.check();
            }
        }
    }

    /**
     * @param free whether neither work nor way back cost the customer anything
     */
    record ApproveBody(@Nullable String reason, @Nullable Boolean free) {

        ApproveBody {
            var guard = new Guard();
            guard.textIfGiven("reason", reason, 1, 250);
            guard.check();
        }

        ReturnCommand of(UUID returnId) {
            return new ReturnCommand.Approve(returnId, Boolean.TRUE.equals(free), reason);
        }
    }

    /** Why something is decided so: for the customer to read, too. */
    record ReasonBody(String reason) {

        ReasonBody {
            var guard = new Guard();
            guard.text("reason", reason, 1, 250);
            guard.check();
        }
    }

    record CancelBody(@Nullable String reason) {

        CancelBody {
            var guard = new Guard();
            guard.textIfGiven("reason", reason, 1, 250);
            guard.check();
        }
    }

    /**
     * @param warehouseId where they are; {@code main} if not given
     * @param last whether nothing more of the return will come
     */
    record ReceiveBody(@Nullable String warehouseId, List<Item> items, @Nullable Boolean last) {

        ReceiveBody {
            var guard = new Guard();
            guard.matchesIfGiven("warehouseId", warehouseId, WAREHOUSE);
            items = guard.list("items", items, 1);
            guard.check();
        }

        ReturnCommand of(UUID returnId) {
            return new ReturnCommand.Receive(
                    returnId,
                    warehouseId == null ? MAIN : warehouseId,
                    items.stream()
                            .map(each ->
                                    new Receipt.Units(
                                            each.productId(), each.quantity(), each.disposition()))
                            .toList(),
                    Boolean.TRUE.equals(last));
        }

        /** Units of one product, and what becomes of them. */
        record Item(UUID productId, int quantity, Disposition disposition) {

            Item {
                var guard = new Guard();
                guard.given("productId", productId);
                guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
                guard.given("disposition", disposition);
                guard.check();
            }
        }
    }
}
