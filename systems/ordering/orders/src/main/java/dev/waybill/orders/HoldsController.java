package dev.waybill.orders;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holds over HTTP: why an order waits, and who lets it go on. */
@RestController
final class HoldsController {

    private final Intake<OrderAsk> intake;
    private final OrderReads reads;
    private final Holds holds;
    private final Clock clock;

    HoldsController(Intake<OrderAsk> intake, OrderReads reads, Holds holds, Clock clock) {
        this.intake = intake;
        this.reads = reads;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * What {@code POST /orders/{orderId}/holds} takes; team and deadline are those of the reason if
     * none are given.
     */
    record HoldBody(
            HoldReason reason,
            @Nullable String ownerTeam,
            @Nullable String customerMessage,
            @Nullable Instant reviewBy) {
        HoldBody {
            var guard = new Guard();
            guard.given("reason", reason);
            guard.textIfGiven("ownerTeam", ownerTeam, 1, 100);
            guard.textIfGiven("customerMessage", customerMessage, 0, 280);
            reviewBy = guard.timeIfGiven("reviewBy", reviewBy);
            guard.check();
        }
    }

    /** What releases a hold: how it came out, and who says so. */
    record ReleaseBody(String resolution, @Nullable String releasedBy) {
        ReleaseBody {
            var guard = new Guard();
            guard.text("resolution", resolution, 1, 250);
            guard.textIfGiven("releasedBy", releasedBy, 1, 250);
            guard.check();
        }
    }

    @PostMapping(
            path = "/orders/{orderId}/holds",
            consumes = "application/json",
            produces = "application/json")
    @Operation(summary = "Hold an order until somebody has looked at it; there may be several")
    @ApiResponse(responseCode = "201", description = "The hold; the order is ON_HOLD")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(responseCode = "409", description = "There is nothing left to hold")
    ResponseEntity<Holds.Details> place(
            Asking asking, @PathVariable UUID orderId, @RequestBody HoldBody body) {
        reads.order(orderId); // a fresh one may still be on its way
        return intake.ask(
                asking,
                new OrderAsk.Hold(
                        orderId,
                        body.reason(),
                        body.ownerTeam(),
                        body.customerMessage(),
                        body.reviewBy()));
    }

    @GetMapping(path = "/orders/{orderId}/holds", produces = "application/json")
    @Operation(summary = "The holds of an order, also those that are released")
    @ApiResponse(responseCode = "200", description = "The holds, the oldest first")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    List<Holds.Details> list(@PathVariable UUID orderId) {
        return reads.order(orderId) instanceof Order.Archived order
                ? holds.ofArchived(reads.archived(order).rows("hold"), clock.instant())
                : holds.ofOrder(orderId, clock.instant());
    }

    @PostMapping(
            path = "/orders/{orderId}/holds/{holdId}/release",
            consumes = "application/json",
            produces = "application/json")
    @Operation(summary = "Release one hold; the order goes on when the last is gone")
    @ApiResponse(responseCode = "200", description = "The hold, released, also if it was already")
    @ApiResponse(responseCode = "404", description = "There is no such order, or no such hold")
    @ApiResponse(responseCode = "409", description = "It was released otherwise")
    ResponseEntity<Holds.Details> release(
            Asking asking,
            @PathVariable UUID orderId,
            @PathVariable UUID holdId,
            @RequestBody ReleaseBody body) {
        return intake.ask(
                asking,
                new OrderAsk.Release(orderId, holdId, body.resolution(), body.releasedBy()));
    }

    @GetMapping(path = "/admin/holds", produces = "application/json")
    @Operation(summary = "Open holds of all orders, the most urgent first")
    @ApiResponse(responseCode = "200", description = "A page of holds")
    ResponseEntity<Page<Holds.Details>> all(
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var many = Page.limit(limit);
        var now = clock.instant();
        var after = cursor == null ? null : place(cursor);
        var found = holds.open(overdue ? now : null, after, many + 1, now);
        return Page.of(found, many, HoldsController::cursor).respond();
    }

    private static String cursor(Holds.Details last) {
        return Cursor.encode(last.reviewBy().toString(), last.holdId().toString());
    }

    private static Holds.Place place(String cursor) {
        var key = Cursor.decode(cursor, 2);
        try {
            var at = Instant.parse(key.getFirst());
            if (at.isBefore(Instant.EPOCH) || at.isAfter(OrdersController.LATEST)) {
                throw Cursor.broken();
            }
            return new Holds.Place(at, UUID.fromString(key.getLast()));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
