package dev.waybill.carts;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Open;
import dev.waybill.carts.Cart.Pricing;
import dev.waybill.carts.CartCommand.Add;
import dev.waybill.carts.CartCommand.CheckOut;
import dev.waybill.carts.CartCommand.Create;
import dev.waybill.carts.CartCommand.Order;
import dev.waybill.carts.CartCommand.Remove;
import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.carts.CheckoutCart;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One batch of commands, decided in memory in the order of arrival. A refusal leaves the desk as it
 * was: whatever can refuse comes before the first {@code put} and {@code tell}.
 */
final class CartBatch {

    private final CartDesk desk;
    private final Map<UUID, ProductSnapshot> products;
    private final Ids ids;
    private final Outbox outbox;
    private final Instant now;
    private final List<PriceQuestion> questions = new ArrayList<>();

    CartBatch(
            CartDesk desk,
            Map<UUID, ProductSnapshot> products,
            Ids ids,
            Outbox outbox,
            Instant now) {
        this.desk = desk;
        this.products = products;
        this.ids = ids;
        this.outbox = outbox;
        this.now = now;
    }

    void decide(Request<CartCommand> request) {
        try {
            request.answer(answer(request.body(), request.asking()));
        } catch (Problem refusal) {
            request.refuse(refusal);
        }
    }

    /** The checkouts of the batch that wait for promotions. */
    List<PriceQuestion> questions() {
        return questions;
    }

    private Answer answer(CartCommand command, Asking asking) {
        return switch (command) {
            case Create(var customerId, var currency) -> {
                var cart = Cart.create(ids.next(), customerId, currency);
                desk.put(cart);
                yield at(Answer.created("/carts/" + cart.id(), CartDetails.of(cart)), cart);
            }
            case Add(var item) -> {
                var cart = open(item.cartId(), asking);
                yield changed(cart.add(product(item.productId()), item.quantity()));
            }
            case Remove(var item) -> {
                var cart = open(item.cartId(), asking);
                yield changed(cart.remove(item.productId(), item.quantity()));
            }
            case CheckOut(var wish) -> {
                var started = start(open(wish.cartId(), asking), wish, asking.cause());
                yield new Answer(200, Map.of("Location", place(started)), started);
            }
            case Order(var body) -> {
                var cart = filled(body);
                var started = start(cart, body.wish(cart.id()), asking.cause());
                yield Answer.accepted(place(started), started);
            }
        };
    }

    private Answer changed(Open cart) {
        desk.put(cart);
        return at(Answer.ok(CartDetails.of(cart)), cart);
    }

    private static Answer at(Answer answer, Cart cart) {
        return answer.at(cart.basket().version());
    }

    private static String place(CheckoutStarted started) {
        return "/checkouts/" + started.checkoutSessionId();
    }

    private Open open(UUID id, Asking asking) {
        var cart = desk.find(id);
        if (cart == null) {
            throw Refusals.unknownCart(id);
        }
        asking.match(cart.basket().version());
        return cart.opened();
    }

    private ProductSnapshot product(UUID id) {
        var product = products.get(id);
        if (product == null) {
            throw Refusals.unknownProduct(id);
        }
        return product;
    }

    private Open filled(OrderBody body) {
        var cart = Cart.create(ids.next(), body.customerId(), body.currency());
        for (var item : body.items()) {
            cart = cart.add(product(item.productId()), item.quantity());
        }
        return cart;
    }

    private CheckoutStarted start(Open cart, CheckoutCart wish, Cause cause) {
        var sessionId = ids.nextOf(IdKinds.CHECKOUT_SESSION);
        var journey = cause.correlatedTo(sessionId);
        var code = wish.promotionCode();
        return code == null
                ? checkOut(cart.checkOut(sessionId, wish.customerId()), wish, journey)
                : price(cart.price(sessionId, wish.customerId()), wish, code, journey);
    }

    private CheckoutStarted checkOut(CheckedOut cart, CheckoutCart wish, Cause journey) {
        desk.put(cart);
        outbox.tell(CheckoutFact.of(ids.next(), cart, wish, List.of(), now), journey);
        return CheckoutStarted.of(cart);
    }

    private CheckoutStarted price(Pricing cart, CheckoutCart wish, String code, Cause journey) {
        var question = PriceQuestion.of(cart, wish, code);
        desk.put(cart);
        questions.add(question);
        outbox.tell(question.started(ids.next(), now), journey);
        outbox.tell(question.command(), journey);
        return CheckoutStarted.of(cart);
    }
}
