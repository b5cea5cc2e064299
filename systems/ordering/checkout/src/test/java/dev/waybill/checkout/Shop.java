package dev.waybill.checkout;

import dev.waybill.checkout.Fact.CancelRequested;
import dev.waybill.checkout.Fact.CartCheckedOut;
import dev.waybill.checkout.Fact.GivenUp;
import dev.waybill.checkout.Fact.OrderCancelled;
import dev.waybill.checkout.Fact.OrderConfirmed;
import dev.waybill.checkout.Fact.OrderRefused;
import dev.waybill.checkout.Fact.PaymentAuthorized;
import dev.waybill.checkout.Fact.PaymentDeclined;
import dev.waybill.checkout.Fact.PaymentVoided;
import dev.waybill.checkout.Fact.PromotionRefused;
import dev.waybill.checkout.Fact.RetryRequested;
import dev.waybill.checkout.Fact.StockHeld;
import dev.waybill.checkout.Fact.StockReleased;
import dev.waybill.checkout.Fact.StockUnavailable;
import dev.waybill.checkout.Fact.WokeUp;
import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.payments.DeclineReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The people and things of the pure tests. */
final class Shop {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final UUID PRODUCT = UUID.fromString("0195511a-2000-7000-8000-000000000007");
    static final Journey JOURNEY =
            new Journey(
                    UUID.fromString("0195511a-2000-7000-8000-000000000001"),
                    UUID.fromString("0195511a-2000-7000-8000-000000000002"),
                    UUID.fromString("0195511a-2000-7000-8000-000000000003"),
                    UUID.fromString("0195511a-2000-7000-8000-000000000004"),
                    4_200,
                    "EUR",
                    NOON,
                    NOON.plus(Duration.ofMinutes(10)));

    static final Fact CHECKED_OUT = new CartCheckedOut(4_200);
    static final Fact WOKE_UP = new WokeUp();
    static final Fact HELD = new StockHeld();
    static final Fact UNAVAILABLE =
            new StockUnavailable(List.of(new UnavailableItem(PRODUCT, 3, 1)));
    static final Fact RELEASED = new StockReleased(ReleaseReason.CHECKOUT_FAILED);
    static final Fact AUTHORIZED = new PaymentAuthorized("pi_1", false);
    static final Fact DECLINED = new PaymentDeclined(DeclineReason.CARD_DECLINED);
    static final Fact VOIDED = new PaymentVoided();
    static final Fact CONFIRMED = new OrderConfirmed("ORD-12345678");
    static final Fact REFUSED = new OrderRefused(OrderRefusal.EXPIRED);
    static final Fact CANCELLED = new OrderCancelled(CancellationReason.CUSTOMER_REQUESTED);
    static final Fact CANCEL = new CancelRequested();
    static final Fact RETRY = new RetryRequested();
    static final Fact GIVE_UP = new GivenUp();
    static final Fact CODE_REFUSED = new PromotionRefused(PricingRefusal.USED_UP);

    static final List<Fact> FACTS =
            List.of(
                    CHECKED_OUT,
                    WOKE_UP,
                    HELD,
                    UNAVAILABLE,
                    RELEASED,
                    AUTHORIZED,
                    DECLINED,
                    VOIDED,
                    CONFIRMED,
                    REFUSED,
                    CANCELLED,
                    CANCEL,
                    CODE_REFUSED,
                    RETRY,
                    GIVE_UP);

    private Shop() {}

    static Session pricing() {
        return Session.Pricing.of(JOURNEY);
    }

    static Session started() {
        return new Session.Started(JOURNEY, Turn.first(NOON));
    }

    /** A session that has heard these facts, one after the other, at noon. */
    static Session after(Fact... facts) {
        var session = started();
        for (var fact : facts) {
            session = Saga.decide(session, fact, NOON).next();
        }
        return session;
    }
}
