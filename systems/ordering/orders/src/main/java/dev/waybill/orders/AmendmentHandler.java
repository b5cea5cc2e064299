package dev.waybill.orders;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.payments.AuthorizationAdjusted;
import dev.waybill.contracts.payments.AuthorizationAdjustmentDeclined;
import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.orders.AmendmentMoves.Said;
import dev.waybill.orders.AmendmentMoves.Word;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What others answer to amendments. Nearly all reservations and discounts are those of checkouts:
 * an amendment's id shows that it is one, so nothing is looked up for the others.
 */
final class AmendmentHandler implements BatchHandler<AmendmentHandler.Heard> {

    private final Orders orders;
    private final Amendments amendments;
    private final OrderRules rules;
    private final Ids ids;

    AmendmentHandler(Orders orders, Amendments amendments, OrderRules rules, Ids ids) {
        this.orders = orders;
        this.amendments = amendments;
        this.rules = rules;
        this.ids = ids;
    }

    /**
     * @param amendmentId none, or perhaps somebody else's
     */
    record Heard(@Nullable UUID amendmentId, Word word) {

        static Heard of(InventoryReserved fact) {
            return new Heard(fact.reservationId(), new Word.StockHeld());
        }

        static Heard of(InventoryUnavailable fact) {
            return new Heard(
                    fact.reservationId(),
                    new Word.Refused("There is not enough stock for what is to be added."));
        }

        static Heard of(DiscountCalculated fact) {
            var refusal = refusal(fact);
            return new Heard(
                    fact.checkoutSessionId(),
                    refusal == null
                            ? new Word.PriceKnown(fact.discount())
                            : new Word.Refused(refusal));
        }

        /** In a sentence; none if it is worth something. */
        static @Nullable String refusal(DiscountCalculated fact) {
            return fact.refusal() == null
                    ? null
                    : "The promotion code gives nothing: " + fact.refusal();
        }

        static Heard of(AuthorizationAdjusted fact) {
            return new Heard(fact.adjustmentId(), new Word.Authorized());
        }

        static Heard of(AuthorizationAdjustmentDeclined fact) {
            return new Heard(
                    fact.adjustmentId(),
                    new Word.Declined("The payment was declined: " + fact.reason()));
        }

        boolean isOurs() {
            return amendmentId != null && Ids.isOf(IdKinds.AMENDMENT, amendmentId);
        }

        Said said() {
            return new Said(Objects.requireNonNull(amendmentId), word);
        }
    }

    @Override
    public void handle(Batch<Heard> batch, Outbox outbox) {
        var named =
                batch.bodies()
                        .filter(Heard::isOurs)
                        .map(each -> each.said().amendmentId())
                        .distinct()
                        .toList();
        if (named.isEmpty()) {
            return;
        }
        var book = orders.lock(amendments.ordersOf(named), List.of(), List.of());
        orders.learnGoods(book, book.all().stream().map(Order::id).toList());
        var desk = new OrderDesk(book, List.of(), rules, outbox, ids, batch.now());
        var work = new AmendmentDesk(book, desk, outbox, amendments.lock(named));
        for (var heard : batch) {
            if (heard.body().isOurs()) {
                var said = heard.body().said();
                work.find(said.amendmentId())
                        .ifPresent(found -> work.hear(found, said.word(), heard.cause()));
            }
        }
        orders.save(book);
        amendments.save(work.changed());
    }
}
