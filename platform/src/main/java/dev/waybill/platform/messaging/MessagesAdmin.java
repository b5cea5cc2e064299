package dev.waybill.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was told, for operators who want to see it for themselves. */
@RestController
@RequestMapping(path = "/admin/messaging", produces = "application/json")
public final class MessagesAdmin {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final ToldMessages told;

    public MessagesAdmin(Messaging messaging) {
        this.told = messaging.told();
    }

    /**
     * @param payload the JSON that was told
     * @param headers what travels beside it, as JSON
     */
    record RawMessage(
            UUID messageId,
            String topic,
            String key,
            String type,
            Instant toldAt,
            String payload,
            String headers) {}

    @Operation(
            summary =
                    "A message as it was told, byte for byte; a command is found by its id and its time")
    @ApiResponse(responseCode = "200", description = "The message")
    @ApiResponse(
            responseCode = "404",
            description = "Nothing was told by this id at this time, or it is not kept any more")
    @GetMapping("/messages/{messageId}")
    RawMessage message(
            @PathVariable UUID messageId, @RequestParam(required = false) @Nullable Instant at) {
        if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST))) {
            throw Problem.invalid("/at", "must be between the years 1970 and 9999");
        }
        var found =
                told.find(messageId, at == null ? timeOf(messageId) : at)
                        .orElseThrow(() -> Problem.notFound("message", messageId));
        return new RawMessage(
                messageId,
                found.topic(),
                found.key(),
                found.type(),
                found.at(),
                new String(found.payload(), UTF_8),
                found.headers());
    }

    /** An event's id tells its time; that of a command is derived and does not. */
    private static Instant timeOf(UUID id) {
        return id.version() == 7
                ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                : Instant.EPOCH;
    }
}
