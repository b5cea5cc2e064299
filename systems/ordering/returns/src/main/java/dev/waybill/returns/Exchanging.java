package dev.waybill.returns;

import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.platform.Ids;
import dev.waybill.returns.Exchange.State;
import dev.waybill.returns.Return.Completed;
import dev.waybill.returns.Return.Settling;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: how what is wanted instead is held, paid and ordered, or given up. */
final class Exchanging {

    private Exchanging() {}

    /** From the approval on the goods are nobody else's. */
    static void approved(Draft draft) {
        var exchange = in(draft, State.WISHED);
        if (exchange != null) {
            is(draft, exchange.is(State.RESERVING));
            draft.ask(id(draft, "reserve"), ExchangeTellings.reserve(draft.sheet(), exchange));
        }
    }

    static void reserved(Draft draft) {
        var exchange = in(draft, State.RESERVING);
        if (exchange != null) {
            is(draft, exchange.is(State.HELD));
            draft.note("exchange-held", null);
        }
    }

    static void unavailable(Draft draft) {
        var exchange = in(draft, State.RESERVING);
        if (exchange != null) {
            is(draft, exchange.is(State.GIVEN_UP));
            draft.note("exchange-given-up", "It is sold out.");
        }
    }

    /**
     * The goods are here: now it is paid, with them as far as they go. Also where nothing is left
     * to pay: then the order has a payment that nothing is taken of.
     *
     * @param left what is left of the first payment: what nobody has paid pays for nothing
     */
    static void goOn(Draft draft, long left) {
        var exchange = in(draft, State.HELD);
        if (exchange == null || !(draft.current() instanceof Settling settling)) {
            return;
        }
        var credit = Math.min(settling.sheet().credited(), Math.max(0, left));
        var paying = exchange.pay(credit);
        is(draft, paying);
        if (credit > 0) {
            draft.note(
                    "exchange-credited", Tellings.money(credit, settling.sheet().ask().currency()));
        }
        draft.ask(id(draft, "pay"), ExchangeTellings.pay(draft.sheet(), paying));
    }

    /**
     * Something of the new order is not to be, or has come back: its share is the customer's money.
     *
     * @param inAll what of the credit that is, with what was given back before
     */
    static void giveBack(Draft draft, long inAll) {
        var exchange = draft.sheet().exchange();
        if (exchange == null || exchange.backed() == 0 || inAll <= exchange.givenBack()) {
            return;
        }
        var more = Math.min(inAll, exchange.credit());
        is(draft, exchange.giveBack(more));
        if (draft.current() instanceof Completed done) {
            draft.becomes(done.reopen());
        }
        draft.note(
                "exchange-undone",
                Tellings.money(more - exchange.givenBack(), draft.sheet().ask().currency()));
    }

    /** The new order is not to be at all. */
    static void cancelled(Draft draft) {
        var exchange = draft.sheet().exchange();
        if (exchange != null) {
            giveBack(draft, exchange.credit());
        }
    }

    static void authorized(Draft draft, String authorizationId, boolean review) {
        var exchange = in(draft, State.PAYING);
        if (exchange != null) {
            var holds = review ? List.of(HoldReason.FRAUD_REVIEW) : null;
            order(draft, exchange.authorized(authorizationId), holds);
        }
    }

    private static void order(Draft draft, Exchange exchange, @Nullable List<HoldReason> holds) {
        is(draft, exchange);
        draft.note("exchange-ordered", "order " + exchange.orderId());
        draft.ask(id(draft, "order"), ExchangeTellings.order(draft.sheet(), exchange, holds));
    }

    static void declined(Draft draft, String why) {
        if (in(draft, State.PAYING) != null) {
            giveUp(draft, "It could not be paid: " + why);
        }
    }

    static void confirmed(Draft draft) {
        var exchange = in(draft, State.ORDERING);
        if (exchange != null) {
            is(draft, exchange.is(State.ORDERED));
            draft.note("exchanged", "order " + exchange.orderId());
        }
    }

    static void refused(Draft draft, String why) {
        var exchange = in(draft, State.ORDERING);
        if (exchange != null) {
            giveUp(draft, "It could not be ordered: " + why);
            draft.ask(id(draft, "void"), ExchangeTellings.undo(draft.sheet(), exchange));
        }
    }

    /** The return is not to be: neither is what was wanted instead. */
    static void ended(Draft draft) {
        var exchange = draft.sheet().exchange();
        if (exchange == null || exchange.isOver()) {
            return;
        }
        if (exchange.state() == State.WISHED) {
            is(draft, exchange.is(State.GIVEN_UP));
        } else {
            giveUp(draft, "Nothing came back.");
        }
    }

    private static void giveUp(Draft draft, String why) {
        var exchange = java.util.Objects.requireNonNull(draft.sheet().exchange());
        is(draft, exchange.is(State.GIVEN_UP));
        draft.note("exchange-given-up", why);
        draft.ask(id(draft, "release"), ExchangeTellings.release(draft.sheet(), exchange));
    }

    private static @Nullable Exchange in(Draft draft, State state) {
        var exchange = draft.sheet().exchange();
        return exchange != null && exchange.state() == state ? exchange : null;
    }

    private static UUID id(Draft draft, String step) {
        return Ids.derive(draft.sheet().id(), "exchange/" + step);
    }

    private static void is(Draft draft, Exchange exchange) {
        draft.becomes(draft.sheet().with(exchange));
    }
}
