package dev.waybill.orders;

import dev.waybill.orders.ArchiveFiles.Details;
import dev.waybill.orders.ArchiveFiles.Place;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: the long-term files, and how they were found when they were last read. */
@RestController
final class ArchiveController {

    private final ArchiveFiles files;

    ArchiveController(ArchiveFiles files) {
        this.files = files;
    }

    @GetMapping(path = "/admin/archive/files", produces = "application/json")
    @Operation(
            summary =
                    "Long-term files, the newest first; with state=CORRUPTED or MISSING those that are damaged")
    @ApiResponse(responseCode = "200", description = "A page of files")
    ResponseEntity<Page<Details>> list(
            @RequestParam(required = false) @Nullable FileState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var many = Page.limit(limit);
        var after = cursor == null ? null : place(cursor);
        return Page.of(files.list(state, after, many + 1), many, ArchiveController::cursor)
                .respond();
    }

    private static String cursor(Details last) {
        return Cursor.encode(last.createdAt().toString(), last.fileId().toString());
    }

    private static Place place(String cursor) {
        var key = Cursor.decode(cursor, 2);
        try {
            var at = Instant.parse(key.getFirst());
            if (at.isBefore(Instant.EPOCH) || at.isAfter(OrdersController.LATEST)) {
                throw Cursor.broken();
            }
            return new Place(at, UUID.fromString(key.getLast()));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
