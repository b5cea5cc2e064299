package dev.waybill.shipping;

import dev.waybill.contracts.Guard;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import dev.waybill.shipping.Manifests.Line;
import dev.waybill.shipping.Manifests.Manifest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
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

/** The end of a day, by HTTP. */
@RestController
@RequestMapping(path = "/manifests", produces = "application/json")
final class ManifestController {

    /** The parcels of which carrier are handed over. */
    record CloseDay(Carrier carrier) {
        CloseDay {
            var guard = new Guard();
            guard.given("carrier", carrier);
            guard.check();
        }
    }

    /** A manifest with its parcels. */
    record ManifestWithLines(
            UUID manifestId,
            Carrier carrier,
            int parcels,
            long weightGrams,
            Instant closedAt,
            List<Line> lines) {

        static ManifestWithLines of(Manifest manifest, List<Line> lines) {
            return new ManifestWithLines(
                    manifest.manifestId(),
                    manifest.carrier(),
                    manifest.parcels(),
                    manifest.weightGrams(),
                    manifest.closedAt(),
                    lines);
        }
    }

    private final Intake<CloseDay> closings;
    private final Manifests manifests;

    ManifestController(Intake<CloseDay> closings, Manifests manifests) {
        this.closings = closings;
        this.manifests = manifests;
    }

    @Operation(summary = "Hand the labelled parcels of a carrier over to it")
    @ApiResponse(responseCode = "201", description = "Every parcel that no manifest had is on it")
    @ApiResponse(responseCode = "409", description = "There is nothing to hand over")
    @PostMapping
    ResponseEntity<Manifest> close(@RequestBody CloseDay body, Asking asking) {
        return closings.ask(asking, body);
    }

    @Operation(summary = "Show a manifest with its parcels")
    @ApiResponse(responseCode = "200", description = "The manifest")
    @ApiResponse(responseCode = "404", description = "There is none")
    @GetMapping("/{manifestId}")
    ResponseEntity<ManifestWithLines> manifest(@PathVariable UUID manifestId) {
        var manifest =
                manifests
                        .find(manifestId)
                        .orElseThrow(() -> Problem.notFound("manifest", manifestId));
        return ResponseEntity.ok()
                .eTag(Etag.of(1))
                .body(ManifestWithLines.of(manifest, manifests.lines(manifestId)));
    }

    @Operation(summary = "List manifests, oldest first")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @GetMapping
    ResponseEntity<Page<Manifest>> manifests(
            @RequestParam(required = false) @Nullable Carrier carrier,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var found = manifests.page(carrier, Cursors.id(cursor), most + 1);
        return Page.of(found, most, last -> Cursor.encode(last.manifestId().toString())).respond();
    }
}
