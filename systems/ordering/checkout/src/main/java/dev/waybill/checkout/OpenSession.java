package dev.waybill.checkout;

import dev.waybill.checkout.Sessions.Draft;
import dev.waybill.checkout.Sessions.Row;
import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session while its batch is decided: as it was read, as it is by now, and what it has to tell.
 */
final class OpenSession {

    private record Said(Telling telling, Cause cause) {}

    private final int version;
    private final List<Said> said = new ArrayList<>(2);
    private Session before;
    private Session now;
    private @Nullable Basket basket;

    OpenSession(Row row) {
        this.before = row.session();
        this.now = row.session();
        this.version = row.version();
    }

    /** A new session that has heard nothing yet. */
    OpenSession(Session.Live session, @Nullable Basket basket) {
        this.before = session;
        this.now = session;
        this.version = 1;
        this.basket = basket;
    }

    void hear(Fact fact, Cause cause, Instant at) {
        var decision = Saga.decide(now, fact, at);
        now = decision.next();
        decision.tellings().forEach(telling -> said.add(new Said(telling, cause)));
    }

    /** What is bought comes with its price. */
    void hear(CartCheckedOut cart, Cause cause, Instant at) {
        if (now instanceof Session.Pricing) {
            basket = Basket.of(cart);
        }
        hear(new Fact.CartCheckedOut(cart.total()), cause, at);
    }

    void tell(Outbox outbox, Messages messages) {
        for (var each : said) {
            var message = messages.of(each.telling(), now.journey(), basket);
            switch (each.telling()) {
                case Telling.Wish wish ->
                        outbox.tell(messages.idOf(wish, id()), message, each.cause());
                case Telling.Completed _, Telling.Failed _ -> outbox.tell(message, each.cause());
            }
        }
    }

    /** The new session to insert. */
    Draft draft() {
        return new Draft(now, basket);
    }

    /** What the session is now stands in the table. */
    void inserted() {
        before = now;
    }

    /** Present if it has got its price in this batch, and with it what is bought. */
    Optional<Basket> filled() {
        return before instanceof Session.Pricing ? Optional.ofNullable(basket) : Optional.empty();
    }

    UUID id() {
        return before.journey().sessionId();
    }

    Session now() {
        return now;
    }

    int version() {
        return version;
    }

    boolean hasChanged() {
        return now != before;
    }

    /** Whether it has come to its end, and says so. */
    boolean ends() {
        return said.stream()
                .anyMatch(each ->
                        each.telling() instanceof Telling.Completed
                                || each.telling() instanceof Telling.Failed);
    }

    boolean wantsBasket() {
        return basket == null && said.stream().anyMatch(each -> each.telling().needsBasket());
    }

    void basket(@Nullable Basket given) {
        if (given != null) {
            basket = given;
        }
    }

    long undoings() {
        return said.stream().filter(each -> each.telling() instanceof Telling.Undo).count();
    }
}
