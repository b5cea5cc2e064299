package dev.waybill.returns;

import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Lets things happen to returns, and tells what comes of it, all for one cause. */
final class ReturnDesk {

    private final ReturnBook book;
    private final Outbox outbox;
    private final Cause cause;
    private final Instant now;

    ReturnDesk(ReturnBook book, Outbox outbox, Cause cause, Instant now) {
        this.book = book;
        this.outbox = outbox;
        this.cause = cause;
        this.now = now;
    }

    void begin(Return.Requested fresh, String by, boolean byRule) {
        tellAll(book.begin(fresh, by, byRule, now));
    }

    void happens(UUID returnId, String by, Consumer<Draft> decide) {
        tellAll(book.happens(returnId, by, now, decide));
    }

    private void tellAll(Draft draft) {
        tell(draft);
        book.consequences().forEach(this::tell);
    }

    /** Whatever is told about a return belongs to the journey of its order, whoever asks. */
    private void tell(Draft draft) {
        var because = cause.correlatedTo(draft.sheet().ask().journeyId());
        for (var telling : draft.tellings()) {
            if (telling.id() == null) {
                outbox.tell(telling.message(), because);
            } else {
                outbox.tell(telling.id(), telling.message(), because);
            }
        }
    }
}
