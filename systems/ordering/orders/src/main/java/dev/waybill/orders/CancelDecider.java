package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.orders.Order.AwaitingFulfilment;
import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Fulfilling;
import dev.waybill.orders.Order.OnHold;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.Work.Purpose;
import dev.waybill.orders.Work.Stop;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pure: the whole order, a line or a part of a line is not wanted any more. What nobody has in hand
 * yet is cancelled at once; for the rest the warehouse is asked.
 */
final class CancelDecider {

    private CancelDecider() {}

    /**
     * What is wanted.
     *
     * @param items none: everything
     * @param by who asks, in words
     * @param taskId of the task that it becomes if the warehouse has to be asked
     */
    record Wish(List<Units> items, CancellationReason reason, String by, UUID taskId) {
        boolean isWhole() {
            return items.isEmpty();
        }
    }

    /** What came of it. */
    sealed interface Verdict {

        record Done() implements Verdict {}

        /** The warehouse is asked; nothing is certain before it answers. */
        record Asked(UUID taskId) implements Verdict {}

        /** It is cancelled already. */
        record Again(Order.Real order, CancellationReason reason) implements Verdict {}

        record No(Refusal why, @Nullable UUID productId) implements Verdict {
            No(Refusal why) {
                this(why, null);
            }
        }
    }

    enum Refusal {
        NOT_IN_ORDER,
        MORE_THAN_OPEN,
        ALREADY_DISPATCHED,
        ALREADY_DELIVERED
    }

    static Verdict decide(Draft draft, Wish wish, Supplier<Goods> goods) {
        return switch (draft.order()) {
            case Order.Cancelled cancelled -> new Verdict.Again(cancelled, cancelled.reason());
            case Order.Archived(_, var ending) ->
                    ending.reason() == null
                            ? new Verdict.No(Refusal.ALREADY_DELIVERED)
                            : new Verdict.Again(draft.order(), ending.reason());
            case Order.Completed _ -> new Verdict.No(Refusal.ALREADY_DELIVERED);
            case Order.Created _ ->
                    throw new IllegalStateException("an order is confirmed as it is created");
            case Confirmed _, OnHold _, AwaitingFulfilment _, Fulfilling _ ->
                    wish.isWhole() ? whole(draft, wish) : part(draft, wish, goods.get());
        };
    }

    private static Verdict whole(Draft draft, Wish wish) {
        var lines = draft.lines();
        if (lines.isEmpty()) {
            Settlement.end(draft, wish.reason());
            return new Verdict.Done();
        }
        if (lines.sum(line -> line.free() + line.allocated()) == 0) {
            return new Verdict.No(Refusal.ALREADY_DISPATCHED);
        }
        if (lines.sum(OrderLine::allocated) > 0) {
            return ask(draft, wish);
        }
        Settlement.cancel(draft, lines.free(), wish.reason(), true, wish.by(), null);
        Settlement.settle(draft, wish.reason());
        return new Verdict.Done();
    }

    private static Verdict part(Draft draft, Wish wish, Goods goods) {
        var lines =
                draft.lines().isEmpty()
                        ? OrderLines.of(goods, draft.order().total())
                        : draft.lines();
        var refusal = refusal(lines, wish.items());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!lines.within(wish.items(), OrderLine::free).equals(wish.items())) {
            return ask(draft, wish);
        }
        FulfilmentDecider.itemise(draft, goods);
        Settlement.cancel(draft, wish.items(), wish.reason(), true, wish.by(), null);
        Settlement.settle(draft, wish.reason());
        return new Verdict.Done();
    }

    private static Optional<Verdict.No> refusal(OrderLines lines, List<Units> items) {
        for (var item : items) {
            if (!lines.has(item.productId())) {
                return Optional.of(new Verdict.No(Refusal.NOT_IN_ORDER, item.productId()));
            }
            var one = List.of(item);
            if (!lines.within(one, OrderLine::open).equals(one)) {
                return Optional.of(new Verdict.No(Refusal.MORE_THAN_OPEN, item.productId()));
            }
            if (!lines.within(one, line -> line.free() + line.allocated()).equals(one)) {
                return Optional.of(new Verdict.No(Refusal.ALREADY_DISPATCHED, item.productId()));
            }
        }
        return Optional.empty();
    }

    /** Asked for the same again while the warehouse has not answered, it is the same task. */
    private static Verdict ask(Draft draft, Wish wish) {
        var same = draft.work().stops().stream().filter(stop -> isSame(stop, wish)).findFirst();
        if (same.isPresent()) {
            return new Verdict.Asked(same.get().id());
        }
        FulfilmentDecider.askToStop(
                draft, wish.taskId(), Purpose.CANCEL, wish.items(), wish.reason(), wish.by());
        return new Verdict.Asked(wish.taskId());
    }

    private static boolean isSame(Stop stop, Wish wish) {
        return stop.isCancellation()
                && stop.state() == Work.StopState.ASSESSING
                && stop.items().equals(wish.items());
    }
}
