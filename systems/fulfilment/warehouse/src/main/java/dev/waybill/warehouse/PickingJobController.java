package dev.waybill.warehouse;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.warehouse.FloorBodies.PackBody;
import dev.waybill.warehouse.FloorBodies.ScanBody;
import dev.waybill.warehouse.FloorBodies.ShortBody;
import dev.waybill.warehouse.FloorBodies.StartBody;
import dev.waybill.warehouse.JobBoard.Place;
import dev.waybill.warehouse.JobRequests.Asked;
import dev.waybill.warehouse.PickingJob.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
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

/** Picking jobs by HTTP: what pickers and packers see and do. */
@RestController
@RequestMapping(path = "/picking-jobs", produces = "application/json")
class PickingJobController {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Intake<Asked> asked;
    private final JobReads reads;

    PickingJobController(Intake<Asked> asked, JobReads reads) {
        this.asked = asked;
        this.reads = reads;
    }

    @Operation(summary = "Give the warehouse an order to pick; asked again it is answered again")
    @ApiResponse(responseCode = "201", description = "The job, waiting for a picker")
    @ApiResponse(responseCode = "409", description = "The fulfilment has begun with something else")
    @PostMapping
    ResponseEntity<PickingJobDetails> begin(@RequestBody PickingJobBody body, Asking asking) {
        return asked.ask(asking, new Asked.ToBegin(body));
    }

    @Operation(summary = "Picking jobs, those that are due first before the others")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @GetMapping
    ResponseEntity<Page<PickingJobSummary>> list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable Boolean atRisk,
            @RequestParam(required = false) @Nullable String warehouseId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var guard = new Guard();
        guard.textIfGiven("warehouseId", warehouseId, 1, 64);
        guard.check();
        var most = Page.limit(limit);
        var after = cursor == null ? null : place(cursor);
        var found = reads.list(status, atRisk, warehouseId, after, most + 1);
        return Page.of(found, most, PickingJobController::cursor).respond();
    }

    @Operation(summary = "A picking job: its pick list in walking order, and its parcels")
    @ApiResponse(responseCode = "200", description = "The job as it stands")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @GetMapping("/{pickingJobId}")
    ResponseEntity<PickingJobDetails> get(@PathVariable UUID pickingJobId) {
        var seen = reads.job(pickingJobId);
        return ResponseEntity.ok().eTag(Etag.of(seen.version())).body(seen.details());
    }

    @Operation(summary = "Begin to pick")
    @ApiResponse(responseCode = "200", description = "The job, in this picker's hands")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "Somebody else has it, or it is past that")
    @PostMapping("/{pickingJobId}/start")
    ResponseEntity<PickingJobDetails> start(
            @PathVariable UUID pickingJobId, @RequestBody StartBody body, Asking asking) {
        return asked.ask(asking, new Asked.ToDo(body.of(pickingJobId)));
    }

    @Operation(summary = "Take units of an item: scan its GTIN, or its sku if it has none")
    @ApiResponse(responseCode = "200", description = "The job with these units picked")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "It is the wrong item, or too many of it")
    @PostMapping("/{pickingJobId}/scans")
    ResponseEntity<PickingJobDetails> scan(
            @PathVariable UUID pickingJobId, @RequestBody ScanBody body, Asking asking) {
        return asked.ask(asking, new Asked.ToDo(body.of(pickingJobId)));
    }

    @Operation(summary = "Say that units cannot be sent; the job goes on with what there is")
    @ApiResponse(responseCode = "200", description = "The job without these units")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "There are fewer, or they are packed")
    @PostMapping("/{pickingJobId}/shorts")
    ResponseEntity<PickingJobDetails> miss(
            @PathVariable UUID pickingJobId, @RequestBody ShortBody body, Asking asking) {
        return asked.ask(asking, new Asked.ToDo(body.of(pickingJobId)));
    }

    @Operation(summary = "Close a parcel; the last one makes the order ready for shipping")
    @ApiResponse(responseCode = "201", description = "The parcel, with its SSCC")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "It is not picked, or not so much of it")
    @PostMapping("/{pickingJobId}/parcels")
    ResponseEntity<Parcel> pack(
            @PathVariable UUID pickingJobId, @RequestBody PackBody body, Asking asking) {
        return asked.ask(asking, new Asked.ToDo(body.of(pickingJobId)));
    }

    @Operation(summary = "A parcel of a job")
    @ApiResponse(responseCode = "200", description = "The parcel; it does not change any more")
    @ApiResponse(responseCode = "404", description = "There is no such parcel")
    @GetMapping("/{pickingJobId}/parcels/{parcelId}")
    ResponseEntity<Parcel> parcel(@PathVariable UUID pickingJobId, @PathVariable UUID parcelId) {
        return ResponseEntity.ok().eTag(Etag.of(1)).body(reads.parcel(pickingJobId, parcelId));
    }

    @Operation(summary = "Say that the carrier has taken the parcels; asking twice is harmless")
    @ApiResponse(responseCode = "200", description = "The job, handed over")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    @ApiResponse(responseCode = "409", description = "It is not packed")
    @PostMapping("/{pickingJobId}/hand-over")
    ResponseEntity<PickingJobDetails> handOver(@PathVariable UUID pickingJobId, Asking asking) {
        return asked.ask(asking, new Asked.ToDo(new JobCommand.HandOver(pickingJobId)));
    }

    private static String cursor(PickingJobSummary last) {
        return Cursor.encode(last.dueAt().toString(), last.pickingJobId().toString());
    }

    private static Place place(String cursor) {
        var key = Cursor.decode(cursor, 2);
        try {
            var place = new Place(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
            if (place.dueAt().isBefore(Instant.EPOCH) || place.dueAt().isAfter(LATEST)) {
                throw Cursor.broken();
            }
            return place;
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}
