package dev.waybill.orders;

import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.OnHold;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Work.Stop;
import dev.waybill.orders.Work.StopState;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pure: what an order waits for, in a sentence that a customer can read. */
final class OrderNotes {

    private static final int LONGEST = 500;

    private OrderNotes() {}

    static @Nullable String of(Real order) {
        var stop = order.work().stops().stream().filter(Stop::isCancellation).findFirst();
        if (stop.isPresent()) {
            return of(stop.get().state());
        }
        return switch (order) {
            case Confirmed(var sheet) when sheet.releaseAt() == null ->
                    "The order waits for an address: it does not say where it goes.";
            case OnHold held -> held(held);
            case Order.Created _,
                    Confirmed _,
                    Order.AwaitingFulfilment _,
                    Order.Fulfilling _,
                    Order.Completed _,
                    Order.Cancelled _,
                    Order.Archived _ ->
                    null;
        };
    }

    static String of(StopState state) {
        return switch (state) {
            case ASSESSING ->
                    "The warehouse has been asked to stop. Until it answers, the parcel may still leave.";
            case PENDING -> "The warehouse has stopped. The money is on its way back.";
            case DONE -> "It is cancelled.";
            case REJECTED -> "It could not be stopped any more.";
        };
    }

    private static String held(OnHold order) {
        var said =
                order.work().holds().stream()
                        .map(Work.Hold::customerMessage)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(" "));
        var note = said.isBlank() ? "The order is on hold." : said;
        return note.length() <= LONGEST ? note : note.substring(0, LONGEST);
    }
}
