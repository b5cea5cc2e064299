package dev.waybill.returns;

import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Draft.Note;
import dev.waybill.returns.Return.Completed;
import dev.waybill.returns.Return.Settling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one batch with all their returns, decided on in memory in the order of arrival.
 * Whoever has an order's row locked knows every unit and every cent of it, so two requests at once
 * cannot both have the last one. No SQL, no clock; {@link ReturnBooks} opens and closes it.
 */
final class ReturnBook {

    private final Map<UUID, SoldOrder> orders = new HashMap<>();
    private final Map<UUID, Entry> before = new HashMap<>();
    private final Map<UUID, Entry> now = new LinkedHashMap<>();
    private final Map<UUID, Long> kept;
    private final ShopDoor sendTo;
    private final List<Line> history = new ArrayList<>();
    private final List<Draft> consequences = new ArrayList<>();

    /** A return, how often it has changed, and how many lines its history has. */
    record Entry(Return is, int version) {}

    /** A line of a return's history. */
    record Line(UUID returnId, Note note) {}

    /**
     * @param kept per payment what was captured and not given back, in minor units
     * @param sendTo where goods are sent back to
     */
    ReturnBook(
            Collection<SoldOrder> orders,
            Collection<Entry> returns,
            Map<UUID, Long> kept,
            ShopDoor sendTo) {
        orders.forEach(each -> this.orders.put(each.id(), each));
        returns.forEach(each -> before.put(each.is().id(), each));
        now.putAll(before);
        this.kept = Map.copyOf(kept);
        this.sendTo = sendTo;
    }

    @Nullable SoldOrder order(UUID orderId) {
        return orders.get(orderId);
    }

    @Nullable Entry find(UUID returnId) {
        return now.get(returnId);
    }

    Entry entry(UUID returnId) {
        return Objects.requireNonNull(find(returnId));
    }

    /** Units of a product that its order's returns keep from being returned once more. */
    int returned(UUID orderId, UUID productId) {
        return now.values().stream()
                .map(Entry::is)
                .filter(each -> each.sheet().ask().orderId().equals(orderId))
                .mapToInt(each -> each.claims(productId))
                .sum();
    }

    /**
     * What a return may have of its payment: less what others, and it itself, have asked for
     * already, and what pays for the exchanges of others.
     *
     * @param sheet of the return as it is by now, whatever this book says
     */
    long left(Sheet sheet) {
        var paymentId = sheet.ask().paymentId();
        if (paymentId == null) {
            return 0;
        }
        var others =
                now.values().stream()
                        .map(each -> each.is().sheet())
                        .filter(each -> !each.id().equals(sheet.id()))
                        .filter(each -> Objects.equals(each.ask().paymentId(), paymentId))
                        .mapToLong(each -> each.open() + each.backed())
                        .sum();
        return Math.max(0, kept.getOrDefault(paymentId, 0L) - others - sheet.open());
    }

    /** What of an exchange's credit its order has no use for any more; zero if it is not known. */
    long undone(Exchange exchange) {
        var order = orders.get(exchange.orderId());
        return order == null
                ? 0
                : exchange.credit() - exchange.backing(product -> kept(order, product));
    }

    /** Units that are neither cancelled nor come back, nor claimed. */
    private int kept(SoldOrder order, UUID productId) {
        var gone =
                now.values().stream()
                        .map(Entry::is)
                        .filter(each -> each.sheet().ask().orderId().equals(order.id()))
                        .filter(each -> each instanceof Settling || each instanceof Completed)
                        .mapToInt(each -> each.claims(productId))
                        .sum();
        return Math.max(0, order.item(productId).map(SoldItem::quantity).orElse(0) - gone);
    }

    /** What has become of other returns because of what happened; each is given out once. */
    List<Draft> consequences() {
        var all = List.copyOf(consequences);
        consequences.clear();
        return all;
    }

    /** A return begins. */
    Draft begin(Return.Requested fresh, String by, boolean byRule, Instant clock) {
        var draft = new Draft(fresh, by, sendTo, clock.truncatedTo(ChronoUnit.MICROS));
        ReturnDecider.request(draft, byRule);
        finish(draft, 0);
        return draft;
    }

    /**
     * Something happens to a return; whatever it owes then is paid.
     *
     * @throws Problem if it is refused, or there is no such return; then nothing has changed
     */
    Draft happens(UUID returnId, String by, Instant clock, Consumer<Draft> decide) {
        var known = find(returnId);
        if (known == null) {
            throw Problem.notFound("return", returnId);
        }
        var draft = new Draft(known.is(), by, sendTo, clock.truncatedTo(ChronoUnit.MICROS));
        decide.accept(draft);
        finish(draft, known.version());
        return draft;
    }

    private void finish(Draft draft, int version) {
        var wasSettling = before(draft) instanceof Settling;
        if (!wasSettling) {
            Settlement.settle(draft, left(draft.sheet()));
        }
        if (!draft.notes().isEmpty()) {
            var id = draft.current().id();
            now.put(id, new Entry(draft.current(), version + draft.notes().size()));
            draft.notes().forEach(note -> history.add(new Line(id, note)));
            undo(draft);
        }
    }

    /**
     * Goods of an order that was an exchange itself are not paid for by what came back for them.
     */
    private void undo(Draft draft) {
        if (!(draft.current() instanceof Settling) && !(draft.current() instanceof Completed)) {
            return;
        }
        var orderId = draft.sheet().ask().orderId();
        var origins =
                now.values().stream()
                        .map(each -> each.is().sheet())
                        .filter(each -> becomes(each, orderId))
                        .map(Sheet::id)
                        .toList();
        for (var origin : origins) {
            consequences.add(happens(origin, draft.by(), draft.now(), this::undone));
        }
    }

    private static boolean becomes(Sheet sheet, UUID orderId) {
        return sheet.exchange() != null && sheet.exchange().orderId().equals(orderId);
    }

    /** Something of what was ordered instead is not to be. */
    void undone(Draft draft) {
        var exchange = draft.sheet().exchange();
        if (exchange != null && undone(exchange) > exchange.givenBack()) {
            Exchanging.giveBack(draft, undone(exchange));
            Settlement.settle(draft, left(draft.sheet()));
        }
    }

    private @Nullable Return before(Draft draft) {
        var known = find(draft.current().id());
        return known == null ? null : known.is();
    }

    /** The returns of an order that wait for money that was not there. */
    List<UUID> waitingForMoney(UUID orderId) {
        return now.values().stream()
                .map(Entry::is)
                .filter(each -> each instanceof Settling && each.sheet().owed() > 0)
                .filter(each -> each.sheet().ask().orderId().equals(orderId))
                .map(Return::id)
                .toList();
    }

    /** The return that has asked for this refund. */
    List<UUID> withRefund(UUID orderId, UUID refundId) {
        return now.values().stream()
                .map(each -> each.is().sheet())
                .filter(each -> each.ask().orderId().equals(orderId))
                .filter(each -> each.refunds().stream().anyMatch(is -> is.id().equals(refundId)))
                .map(Sheet::id)
                .toList();
    }

    List<Entry> added() {
        return changed().stream().filter(each -> !before.containsKey(each.is().id())).toList();
    }

    List<Entry> moved() {
        return changed().stream().filter(each -> before.containsKey(each.is().id())).toList();
    }

    private List<Entry> changed() {
        return now.values().stream()
                .filter(each -> !each.equals(before.get(each.is().id())))
                .toList();
    }

    /** In the order of happening. */
    List<Line> history() {
        return history;
    }

    /** How many lines a return's history had before the batch: one for each change. */
    int linesBefore(UUID returnId) {
        var known = before.get(returnId);
        return known == null ? 0 : known.version();
    }

    /** Orders whose returns have changed. */
    Set<UUID> touched() {
        var touched = new HashSet<UUID>();
        changed().forEach(each -> touched.add(each.is().sheet().ask().orderId()));
        return touched;
    }
}
