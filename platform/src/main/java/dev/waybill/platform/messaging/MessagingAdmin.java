package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.Guard;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The kernel as operators see it. */
@RestController
@RequestMapping(path = "/admin/messaging", produces = "application/json")
public final class MessagingAdmin {

    private final Messaging messaging;
    private final Clock clock;

    public MessagingAdmin(Messaging messaging, Clock clock) {
        this.messaging = messaging;
        this.clock = clock;
    }

    /**
     * @param messages sent since the start
     * @param refusal why the relay may not send, if it may not
     */
    record RelayState(
            int source,
            long lagMillis,
            long tickMillis,
            double messages,
            @Nullable String refusal) {}

    /**
     * @param lag messages in the log that the reader has not heard yet
     */
    record ReaderState(
            String reader,
            long lag,
            long parked,
            double messages,
            double discarded,
            List<Missing> missing) {}

    record Missing(String topic, int part, int source, long sequence, Instant since) {}

    record MessagingState(RelayState relay, List<ReaderState> readers, long parked) {}

    record ParkedState(
            long id,
            String reader,
            String topic,
            String type,
            String key,
            UUID messageId,
            String state,
            String error,
            int attempts,
            Instant toldAt,
            Instant parkedAt,
            String payload) {}

    record ParkedPage(List<ParkedState> items, @Nullable Long next) {}

    record Decision(String reason) {
        Decision {
            var guard = new Guard();
            guard.text("reason", reason, 1, 500);
            guard.check();
        }
    }

    enum Choice {
        RETRY,
        DROP
    }

    /** One decision about many. */
    record Decisions(Choice decision, List<Long> ids, String reason) {
        Decisions {
            var guard = new Guard();
            guard.given("decision", decision);
            ids = guard.list("ids", ids, 1);
            guard.text("reason", reason, 1, 500);
            guard.check();
        }
    }

    /**
     * @param decided about these
     * @param unknown these wait no more, or never did
     */
    record Decided(List<Long> decided, List<Long> unknown) {
        Decided {
            decided = List.copyOf(decided);
            unknown = List.copyOf(unknown);
        }
    }

    record Rewind(long tick, String reason) {
        Rewind {
            var guard = new Guard();
            guard.range("tick", tick, 0, Long.MAX_VALUE);
            guard.text("reason", reason, 1, 500);
            guard.check();
        }
    }

    @Operation(summary = "Lag per source and reader, parked messages, length of a tick")
    @GetMapping
    MessagingState state() {
        var gauge = messaging.relayGauge();
        var readers = messaging.readers().stream().map(this::state).toList();
        return new MessagingState(
                new RelayState(
                        messaging.source(),
                        gauge.lag().toMillis(),
                        gauge.lastTick().toMillis(),
                        gauge.messageCount(),
                        gauge.refusal()),
                readers,
                readers.stream().mapToLong(ReaderState::parked).sum());
    }

    private ReaderState state(Reader reader) {
        var gauge = reader.gauge();
        var missing =
                reader.holes().overdue().stream()
                        .map(hole ->
                                new Missing(
                                        hole.lane().topic(),
                                        hole.lane().part(),
                                        hole.lane().source(),
                                        hole.missing(),
                                        hole.since()))
                        .toList();
        return new ReaderState(
                reader.name(),
                gauge.lag(),
                messaging.parked().count(reader.name()),
                gauge.messageCount(),
                gauge.discardedCount(),
                missing);
    }

    @Operation(summary = "Parked messages, oldest first")
    @GetMapping("/parked")
    ParkedPage parked(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (after < 0) {
            throw Problem.invalid("/after", "must be at least 0");
        }
        if (limit < 1 || limit > 200) {
            throw Problem.invalid("/limit", "must be between 1 and 200");
        }
        var items =
                messaging.parked().page(after, limit).stream().map(MessagingAdmin::state).toList();
        return new ParkedPage(items, items.size() < limit ? null : items.getLast().id());
    }

    private static ParkedState state(ParkedMessages.Parked parked) {
        var message = parked.message();
        return new ParkedState(
                parked.id(),
                parked.reader(),
                message.topic(),
                message.type(),
                message.key(),
                message.headers().id(),
                parked.state(),
                parked.error(),
                parked.attempts(),
                message.toldAt(),
                parked.parkedAt(),
                new String(message.payload(), UTF_8));
    }

    @Operation(summary = "Try a parked message again; those behind it follow in order")
    @ApiResponse(responseCode = "202", description = "It will be tried")
    @ApiResponse(responseCode = "404", description = "There is no such parked message")
    @PostMapping("/parked/{id}/retry")
    ResponseEntity<Map<String, Object>> retry(
            @PathVariable long id, @RequestBody Decision decision, Asking asking) {
        return decide(id, "RETRY", decision, asking);
    }

    @Operation(summary = "Give a parked message up; those behind it go on")
    @ApiResponse(responseCode = "202", description = "It is given up")
    @ApiResponse(responseCode = "404", description = "There is no such parked message")
    @PostMapping("/parked/{id}/drop")
    ResponseEntity<Map<String, Object>> drop(
            @PathVariable long id, @RequestBody Decision decision, Asking asking) {
        return decide(id, "DROP", decision, asking);
    }

    @Operation(summary = "Retry or drop up to a thousand parked messages at once")
    @ApiResponse(
            responseCode = "202",
            description = "What was decided about, and what is not there")
    @PostMapping(path = "/parked/decisions", consumes = "application/json")
    ResponseEntity<Decided> decideAll(@RequestBody Decisions decisions, Asking asking) {
        var actor = asking.cause().actor();
        var decided =
                messaging
                        .parked()
                        .decide(
                                decisions.ids(),
                                decisions.decision().name(),
                                decisions.reason(),
                                actor == null ? "operator" : actor,
                                clock.instant());
        var unknown =
                decisions.ids().stream().distinct().filter(id -> !decided.contains(id)).toList();
        return ResponseEntity.accepted()
                .body(new Decided(decided.stream().sorted().toList(), unknown));
    }

    private ResponseEntity<Map<String, Object>> decide(
            long id, String state, Decision decision, Asking asking) {
        var actor = asking.cause().actor();
        if (!messaging
                .parked()
                .decide(
                        id,
                        state,
                        decision.reason(),
                        actor == null ? "operator" : actor,
                        clock.instant())) {
            throw Problem.notFound("parked message", id);
        }
        return ResponseEntity.accepted().body(Map.of("id", id, "state", state));
    }

    @Operation(summary = "Send everything from a tick on again; whoever has heard it drops it")
    @ApiResponse(responseCode = "202", description = "It will be sent again")
    @PostMapping("/relay/rewind")
    ResponseEntity<Map<String, Object>> rewind(@RequestBody Rewind rewind) {
        messaging.rewind(rewind.tick());
        return ResponseEntity.accepted().body(Map.of("fromTick", rewind.tick()));
    }
}
