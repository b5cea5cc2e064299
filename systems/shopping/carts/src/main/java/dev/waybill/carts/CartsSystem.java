package dev.waybill.carts;

import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_COMPLETED;
import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_FAILED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_CREATED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_DELETED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_UPDATED;
import static dev.waybill.contracts.promotions.PromotionsContracts.DISCOUNT_CALCULATED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * Carts, what is in them, and checking them out.
 *
 * <p>Tells cart-pricing-started, cart-pricing-refused and cart-checked-out, and asks promotions
 * with calculate-discount.
 */
public final class CartsSystem implements WaybillSystem {

    @Override
    public String name() {
        return "carts";
    }

    @Override
    public void furnish(Room room) {
        var settings = room.settings();
        var priceWithin = settings.duration("waybill.carts.price-within", Duration.ofSeconds(2));
        var askAgain = settings.duration("waybill.carts.ask-again", Duration.ofSeconds(30));
        var keptFor = settings.duration("waybill.carts.prices-kept", Duration.ofDays(7));
        var carts = new Carts(room.database());
        var products = new ProductSnapshots(room.database());
        var questions = new PriceQuestions(room.database(), askAgain);

        room.hears(new ProductHandler(products, room.signals()))
                .on(PRODUCT_CREATED, ProductNews.Arrived::of)
                .on(PRODUCT_UPDATED, ProductNews.Changed::of)
                .on(PRODUCT_DELETED, ProductNews.Left::of);
        room.hears(new DiscountHandler(carts, questions, room)).on(DISCOUNT_CALCULATED);
        room.hears(new OutcomeHandler(carts, questions, room.signals()))
                .on(CHECKOUT_COMPLETED, Outcome.Completed::of)
                .on(CHECKOUT_FAILED, Outcome.Failed::of);
        room.wakes(new AskForPricesAgain(questions));
        room.wakes(new ForgetOldPrices(questions, keptFor));

        var commands = room.takes(new CartRequests(carts, products, questions, room.ids()));
        var arrivals = new Arrivals(products, room.signals(), room.clock());
        room.serves(new CartController(commands, carts, arrivals));
        var prices = new AwaitedPrices(questions, room.signals(), priceWithin);
        room.serves(new CheckoutController(commands, prices, arrivals));
    }
}
