package dev.waybill.promotions;

import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_COMPLETED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_FAILED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDMENT_ENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CANCELLED;
import static dev.waybill.contracts.promotions.PromotionsContracts.CALCULATE_DISCOUNT;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * Promotions: what a code is worth for a cart, and who has used it how often.
 *
 * <p>Tells discount-calculated.
 */
public final class PromotionsSystem implements WaybillSystem {

    /** Longer than an order can be cancelled: after that a use is for good. */
    private static final Duration KEPT = Duration.ofDays(400);

    @Override
    public String name() {
        return "promotions";
    }

    @Override
    public void furnish(Room room) {
        var kept = room.settings().duration("waybill.promotions.redemptions-kept", KEPT);
        var promotions = new Promotions(room.database());
        var uses = new CustomerUses(room.database());
        var redemptions = new Redemptions(room.database());

        room.hears(new UsageHandler(promotions, uses, redemptions, room.ids()))
                .on(CALCULATE_DISCOUNT, Usage.Calculate::new)
                .on(CHECKOUT_COMPLETED, Usage.Complete::of)
                .on(CHECKOUT_FAILED, Usage.GiveBack::of)
                .on(ORDER_CANCELLED, Usage.GiveBack::of)
                .on(ORDER_AMENDMENT_ENDED, Usage.Amended::of);
        room.wakes(new ForgetRedemptions(redemptions, kept));

        var created = room.takes(new CreationHandler(promotions));
        room.serves(new PromotionController(created, promotions));
        room.serves(new DiscountController(promotions, uses, room.clock()));
    }
}
