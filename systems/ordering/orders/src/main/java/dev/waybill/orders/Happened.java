package dev.waybill.orders;

import dev.waybill.orders.OrderEvent.Recorded;
import java.util.List;

/** One event of a kind, and the row of the history that it is. */
record Happened<E extends OrderEvent>(Recorded recorded, E event) {

    static <E extends OrderEvent> List<Happened<E>> only(List<Recorded> happened, Class<E> kind) {
        return happened.stream()
                .filter(each -> kind.isInstance(each.event()))
                .map(each -> new Happened<>(each, kind.cast(each.event())))
                .toList();
    }
}
