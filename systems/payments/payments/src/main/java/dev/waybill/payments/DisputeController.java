package dev.waybill.payments;

import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Chargebacks by HTTP. */
@RestController
@RequestMapping(path = "/disputes", produces = "application/json")
final class DisputeController {

    /** A chargeback, and whose it is. Money is in minor units. */
    record DisputeView(
            String disputeId,
            UUID paymentId,
            UUID orderId,
            long amount,
            String currency,
            @Nullable String reason,
            Dispute.State state,
            String providerStatus,
            Instant openedAt,
            @Nullable Instant dueBy,
            @Nullable Instant closedAt) {
        static DisputeView of(UUID paymentId, UUID orderId, Dispute dispute) {
            return new DisputeView(
                    dispute.disputeId(),
                    paymentId,
                    orderId,
                    dispute.amount(),
                    dispute.currency(),
                    dispute.reason(),
                    dispute.state(),
                    dispute.status(),
                    dispute.openedAt(),
                    dispute.dueBy(),
                    dispute.closedAt());
        }
    }

    private final Disputes disputes;

    DisputeController(Disputes disputes) {
        this.disputes = disputes;
    }

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern ID = Pattern.compile("[a-z]{1,8}_[\\w-]{1,250}");

    private record Place(@Nullable Instant openedAt, @Nullable String disputeId) {
        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(null, null);
            }
            var parts = Cursor.decode(cursor, 2);
            try {
                var openedAt = Instant.parse(parts.getFirst());
                if (openedAt.isAfter(LAST)
                        || openedAt.isBefore(Instant.EPOCH)
                        || !ID.matcher(parts.getLast()).matches()) {
                    throw Cursor.broken();
                }
                return new Place(openedAt, parts.getLast());
            } catch (DateTimeException _) {
                throw Cursor.broken();
            }
        }
    }

    @Operation(summary = "List disputes, the newest first")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @GetMapping
    ResponseEntity<Page<DisputeView>> disputes(
            @RequestParam(required = false) Dispute.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var from = Place.of(cursor);
        var found =
                disputes.page(state, from.openedAt(), from.disputeId(), most + 1).stream()
                        .map(row -> DisputeView.of(row.paymentId(), row.orderId(), row.dispute()))
                        .toList();
        return Page.of(
                        found,
                        most,
                        last -> Cursor.encode(last.openedAt().toString(), last.disputeId()))
                .respond();
    }
}
