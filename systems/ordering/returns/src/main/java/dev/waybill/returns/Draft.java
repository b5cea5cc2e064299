package dev.waybill.returns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A return that is worked on: what it becomes, what is told about it, and what is written down. */
final class Draft {

    private final Instant now;
    private final String by;
    private final ShopDoor sendTo;
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Return current;

    /**
     * @param by who does it, in words
     * @param sendTo where goods are sent back to
     */
    Draft(Return before, String by, ShopDoor sendTo, Instant now) {
        this.current = before;
        this.by = by;
        this.sendTo = sendTo;
        this.now = now;
    }

    /**
     * @param id derived for commands, so that asking twice is seen to be asking twice; none for
     *     events
     */
    record Telling(@Nullable UUID id, Record message) {}

    /** One line of the history. */
    record Note(Instant at, String what, String by, @Nullable String note) {}

    Return current() {
        return current;
    }

    Sheet sheet() {
        return current.sheet();
    }

    Instant now() {
        return now;
    }

    String by() {
        return by;
    }

    ShopDoor sendTo() {
        return sendTo;
    }

    void becomes(Return next) {
        current = next;
    }

    /** In the same state, with something else written on it. */
    void becomes(Sheet sheet) {
        current =
                switch (current) {
                    case Return.Requested _ -> new Return.Requested(sheet);
                    case Return.Approved approved -> approved.with(sheet);
                    case Return.Settling settling -> settling.with(sheet);
                    case Return.Completed(_, var at) -> new Return.Completed(sheet, at);
                    case Return.Rejected(_, var at) -> new Return.Rejected(sheet, at);
                    case Return.Cancelled(_, var at) -> new Return.Cancelled(sheet, at);
                    case Return.Expired(_, var at) -> new Return.Expired(sheet, at);
                };
    }

    void note(String what, @Nullable String note) {
        notes.add(new Note(now, what, by, note));
    }

    void tell(Record event) {
        tellings.add(new Telling(null, event));
    }

    void ask(UUID id, Record command) {
        tellings.add(new Telling(id, command));
    }

    List<Telling> tellings() {
        return tellings;
    }

    List<Note> notes() {
        return notes;
    }
}
