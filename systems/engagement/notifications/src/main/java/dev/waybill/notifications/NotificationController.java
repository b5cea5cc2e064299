package dev.waybill.notifications;

import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was told to whom, and what came of it, by HTTP. */
@RestController
@RequestMapping(path = "/notifications", produces = "application/json")
class NotificationController {

    private final Messages messages;

    NotificationController(Messages messages) {
        this.messages = messages;
    }

    @Operation(summary = "What people were told about their orders, newest first")
    @ApiResponse(responseCode = "200", description = "One page")
    @GetMapping
    ResponseEntity<Page<MessageView>> list(
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var before = cursor == null ? null : place(cursor);
        var found = messages.list(orderId, customerId, before, most + 1);
        return Page.of(found, most, last -> Cursor.encode(last.messageId().toString())).respond();
    }

    private static UUID place(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
