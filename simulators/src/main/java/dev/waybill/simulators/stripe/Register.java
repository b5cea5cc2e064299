package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * The one place where Stripe's state changes: decided, written to the journal, applied; then
 * answered. A restart applies the same lines again and is where it was.
 */
final class Register implements AutoCloseable {
    private static final ObjectReader READ = Json.MAPPER.readerFor(Line.class);
    private static final ObjectWriter WRITE = Json.MAPPER.writerFor(Line.class);

    private final Clock clock;
    private final LongSupplier keySeconds;
    private final Books books = new Books();
    private final KeyTable keys = new KeyTable();
    private final Map<Integer, Event> untold = new LinkedHashMap<>();
    private final Journal journal;
    private Consumer<List<Event>> listener = _ -> {};
    private String salt = "";
    private int nextEvent;

    /**
     * @param keySeconds how long an idempotency key is remembered
     */
    Register(Path file, Clock clock, LongSupplier keySeconds) {
        this.clock = clock;
        this.keySeconds = keySeconds;
        this.journal = Journal.open(file, line -> replay(READ.readValue(line)));
        if (journal.lines() == 0) {
            record(new Change.Opened(saltOf(clock.instant())), null, 0, List.of());
        }
    }

    /** Untold events of the past are returned; those of the future go to the listener. */
    synchronized List<Event> tellTo(Consumer<List<Event>> events) {
        listener = events;
        return List.copyOf(untold.values());
    }

    Ids ids() {
        return new Ids(salt);
    }

    Journal journal() {
        return journal;
    }

    /** The one way to look at the books. */
    synchronized <T extends @Nullable Object> T read(Function<Books, T> question) {
        return question.apply(books);
    }

    synchronized int keysKept() {
        return keys.size();
    }

    synchronized int untold() {
        return untold.size();
    }

    /**
     * What was answered under this key.
     *
     * @throws Invalid if something else was asked under it
     */
    synchronized @Nullable Outcome answered(String key, long params) {
        keys.prune(clock.instant().getEpochSecond() - keySeconds.getAsLong());
        var entry = keys.find(key);
        if (entry != null && entry.params != params) {
            throw Invalid.keyReused(key);
        }
        return entry == null ? null : entry.outcome();
    }

    /** Decides and records. */
    synchronized Outcome execute(
            Operation operation,
            Decisions.Bank bank,
            Enabled enabled,
            @Nullable String key,
            long params) {
        var next =
                operation instanceof Operation.GiveBack
                        ? books.refunds.size()
                        : books.intents.size();
        var change = Decisions.decide(operation, next, bank);
        var told = EventType.of(change, manual(operation)).stream().filter(enabled::tells).toList();
        var outcome = Objects.requireNonNull(record(change, key, params, told));
        if (change instanceof Change.Captured captured) {
            dispute(books.intents.get(captured.intent()), enabled);
        }
        return outcome;
    }

    /** Some cards ask for their money back as soon as it is taken. */
    private void dispute(Intent intent, Enabled enabled) {
        var attempt = intent.moment.attempt();
        if (attempt != null && attempt.card().disputes() && intent.dispute == null) {
            var change = new Change.Disputed(books.disputes.size(), intent.number, intent.captured);
            record(change, null, 0, told(change, enabled));
        }
    }

    /** What nobody has captured in time is given up. */
    synchronized void expire(Intent intent, long seconds, Enabled enabled) {
        if (intent.status() == Status.REQUIRES_CAPTURE
                && clock.instant().getEpochSecond() - intent.created >= seconds) {
            var change = new Change.Expired(intent.number, intent.captured > 0);
            record(change, null, 0, told(change, enabled));
        }
    }

    private static List<EventType> told(Change change, Enabled enabled) {
        return EventType.of(change, false).stream().filter(enabled::tells).toList();
    }

    /** Keeps a refusal that no decision made: that of a dial. */
    synchronized void refuse(Refusal refusal, String key, long params) {
        record(new Change.Refused(null, refusal), key, params, List.of());
    }

    synchronized void acknowledge(List<Integer> events) {
        record(new Change.Acknowledged(events), null, 0, List.of());
    }

    synchronized void lose(int event) {
        record(new Change.Lost(event), null, 0, List.of());
    }

    /** Which events somebody listens to. */
    @FunctionalInterface
    interface Enabled {
        boolean tells(EventType type);
    }

    private static boolean manual(Operation operation) {
        return switch (operation) {
            case Operation.Create create -> create.manual();
            case Operation.Confirm confirm -> confirm.intent().manual;
            case Operation.Capture _,
                    Operation.Cancel _,
                    Operation.GiveBack _,
                    Operation.CloseDispute _ ->
                    false;
        };
    }

    private @Nullable Outcome record(
            Change change, @Nullable String key, long params, List<EventType> told) {
        var line =
                new Line(
                        journal.lines() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        key,
                        key == null ? null : params,
                        told.isEmpty() ? null : nextEvent,
                        told.isEmpty() ? null : told,
                        change);
        journal.append(WRITE.writeValueAsBytes(line));
        var events = new ArrayList<Event>();
        var outcome = apply(line, events);
        if (!events.isEmpty()) {
            listener.accept(events);
        }
        return outcome;
    }

    private void replay(Line line) {
        apply(line, new ArrayList<>());
        keys.prune(line.at().getEpochSecond() - keySeconds.getAsLong());
    }

    private @Nullable Outcome apply(Line line, List<Event> events) {
        switch (line.change()) {
            case Change.Opened opened -> salt = opened.salt();
            case Change.Acknowledged told -> told.events().forEach(untold::remove);
            case Change.Lost lost -> untold.remove(lost.event());
            case Change.Created _,
                    Change.Confirmed _,
                    Change.Captured _,
                    Change.Expired _,
                    Change.Canceled _,
                    Change.Refunded _,
                    Change.Disputed _,
                    Change.DisputeClosed _,
                    Change.Refused _ -> {}
        }
        var outcome = books.apply(line.change(), line.at());
        if (outcome != null) {
            remember(line, outcome, events);
        }
        return outcome;
    }

    private void remember(Line line, Outcome outcome, List<Event> events) {
        var seconds = line.at().getEpochSecond();
        if (line.key() != null && line.params() != null) {
            keys.put(line.key(), line.params(), (int) seconds, outcome);
        }
        if (line.events() == null || line.firstEvent() == null) {
            return;
        }
        var intent = Objects.requireNonNull(outcome.intent());
        var moment = Objects.requireNonNull(outcome.moment());
        nextEvent = line.firstEvent();
        for (var type : line.events()) {
            var event =
                    new Event(
                            nextEvent++,
                            type,
                            seconds,
                            intent,
                            moment,
                            outcome.refund(),
                            outcome.dispute());
            untold.put(event.number(), event);
            events.add(event);
        }
    }

    private static String saltOf(Instant now) {
        return Long.toString(now.toEpochMilli(), 36);
    }

    @Override
    public void close() {
        journal.close();
    }
}
