package dev.waybill.orders;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Reading orders: single ones from the write model, lists from the view; one's own write is never
 * missing.
 */
final class OrderReads {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Orders orders;
    private final OrderViews views;
    private final Journeys journeys;
    private final ArchiveReads archive;
    private final Signals signals;
    private final Clock clock;

    OrderReads(
            Orders orders,
            OrderViews views,
            Journeys journeys,
            ArchiveReads archive,
            Signals signals,
            Clock clock) {
        this.orders = orders;
        this.views = views;
        this.journeys = journeys;
        this.archive = archive;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * A fresh id is waited for: the message that makes it an order may still be on its way.
     *
     * @throws Problem 404
     */
    Real order(UUID orderId) {
        var found =
                isFresh(orderId)
                        ? signals.await(orderId, PATIENCE, () -> orders.find(orderId))
                        : orders.find(orderId);
        return found.orElseThrow(() -> Problem.notFound("order", orderId));
    }

    /** All that the outside sees of it; what was bought in an archived order lies in its file. */
    OrderDetails details(Real order) {
        return order instanceof Order.Archived
                ? archived(order).now(order)
                : OrderSummary.details(order, goods(order.id()));
    }

    /** The record of an order that lies in a file. */
    ArchivedOrder archived(Real order) {
        return archive.order(order.id());
    }

    private Goods goods(UUID orderId) {
        return Objects.requireNonNull(
                orders.histories().goods(List.of(orderId)).get(orderId), "what was bought");
    }

    List<OrderSummary> list(OrderViews.Question question) {
        return views.list(question);
    }

    /** Those placed after a given one; if there is none yet, this waits for it. */
    List<OrderSummary> newer(OrderViews.Question question, UUID after, Duration atMost) {
        return signals.await(
                        OrderViews.ARRIVALS,
                        atMost,
                        () ->
                                Optional.of(views.newer(question, after))
                                        .filter(found -> !found.isEmpty()))
                .orElse(List.of());
    }

    /** The order of a token if the view, given some time, still lags behind it. */
    Optional<UUID> behind(Consistency wanted) {
        return caughtUp(wanted) ? Optional.empty() : Optional.of(wanted.orderId());
    }

    Timeline timeline(UUID orderId) {
        var order = order(orderId);
        if (isFresh(orderId)) {
            caughtUp(Consistency.of(order));
        }
        var correlation = order.sheet().terms().correlationId();
        return Timeline.of(orderId, correlation, told(correlation));
    }

    /** What lies here, and what lies in files. */
    private List<Timeline.Told> told(UUID correlationId) {
        var told = new ArrayList<>(journeys.of(correlationId));
        archive.ofJourney(correlationId)
                .forEach(order -> told.addAll(journeys.ofArchived(order.rows("journey"))));
        return told;
    }

    /**
     * @throws Problem 404 if nothing was ever told in this journey, 503 if it is a checkout's and
     *     nothing was heard of it yet
     */
    Timeline journey(UUID correlationId) {
        var ours = Ids.isOf(IdKinds.CHECKOUT_SESSION, correlationId);
        return signals.await(
                        correlationId,
                        ours ? PATIENCE : Duration.ZERO,
                        () -> Optional.of(told(correlationId)).filter(told -> !told.isEmpty()))
                .map(told -> Timeline.of(null, correlationId, told))
                .orElseThrow(() -> ours ? onItsWay(correlationId) : unknown(correlationId));
    }

    private static Problem unknown(UUID journey) {
        return Problem.notFound("journey", journey);
    }

    private static Problem onItsWay(UUID journey) {
        return Problem.tryAgain(
                503,
                "journey-on-its-way",
                "Checkout "
                        + journey
                        + " is accepted, but nothing was heard of it yet. Ask again.");
    }

    private boolean caughtUp(Consistency wanted) {
        return signals.await(
                        wanted.orderId(),
                        PATIENCE,
                        () -> views.has(wanted) ? Optional.of(wanted) : Optional.empty())
                .isPresent();
    }

    private boolean isFresh(UUID orderId) {
        return Ids.isFresh(orderId, clock.instant(), FRESH);
    }
}
