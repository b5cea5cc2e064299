package dev.waybill.orders;

import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.orders.AmendDecider.Held;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what orders would come to with a code, now that promotions says what it is worth. */
final class QuoteHandler implements BatchHandler<QuoteHandler.Heard> {

    private final Orders orders;
    private final Quotes quotes;
    private final OrderRules rules;
    private final Ids ids;
    private final Signals signals;

    QuoteHandler(Orders orders, Quotes quotes, OrderRules rules, Ids ids, Signals signals) {
        this.orders = orders;
        this.quotes = quotes;
        this.rules = rules;
        this.ids = ids;
        this.signals = signals;
    }

    /**
     * @param quoteId none: it is the price of a checkout or of an amendment
     * @param refusal why the code gives nothing
     */
    record Heard(@Nullable UUID quoteId, long discount, @Nullable String refusal) {

        static Heard of(DiscountCalculated fact) {
            return new Heard(fact.quoteId(), fact.discount(), AmendmentHandler.Heard.refusal(fact));
        }
    }

    @Override
    public void handle(Batch<Heard> batch, Outbox outbox) {
        var asked =
                batch.bodies()
                        .map(Heard::quoteId)
                        .filter(Objects::nonNull)
                        .map(UUID.class::cast)
                        .distinct()
                        .toList();
        if (asked.isEmpty()) {
            return;
        }
        var known = new HashMap<UUID, Quote>();
        quotes.find(asked).forEach(quote -> known.put(quote.id(), quote));
        var named = known.values().stream().map(Quote::orderId).distinct().toList();
        var book = orders.read(named);
        var desk = new OrderDesk(book, List.of(), rules, outbox, ids, batch.now());
        var answered = new LinkedHashMap<UUID, Quote>();
        for (var heard : batch) {
            var quote = known.get(heard.body().quoteId());
            if (quote != null && !quote.isAnswered()) {
                answered.put(quote.id(), answer(quote, heard.body(), book, desk, heard.cause()));
            }
        }
        quotes.save(answered.values());
        outbox.afterCommit(() -> answered.keySet().forEach(signals::raise));
    }

    private static Quote answer(
            Quote quote, Heard said, OrderBook book, OrderDesk desk, Cause cause) {
        if (said.refusal() != null) {
            return quote.refused(said.refusal());
        }
        return book.order(quote.orderId()) instanceof Real order
                        && !(order instanceof Order.Archived)
                ? comesTo(quote, said.discount(), order, book, desk, cause)
                : quote.refused("The order is over.");
    }

    /** The order with the wish, as it would be at this moment. */
    private static Quote comesTo(
            Quote quote, long discount, Real order, OrderBook book, OrderDesk desk, Cause cause) {
        var goods = book.goodsOf(order.id());
        var currency = order.sheet().terms().currency();
        var wish = quote.wish();
        var plan = AmendDecider.plan(order, wish, goods, quote.offer().products(currency));
        var held = new Held(quote.id(), quote.offer().at(discount));
        var draft = new Draft(order, desk.now());
        var no = AmendDecider.decide(draft, wish, plan, goods, desk.rules(), held);
        return no.isPresent()
                ? quote.refused(AmendRefusals.sentence(no.get(), order.id()))
                : quote.answered(
                        AmendAsks.tried(
                                order,
                                wish,
                                plan,
                                draft,
                                desk.preview(order, draft.events(), cause)));
    }
}
