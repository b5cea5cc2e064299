package dev.waybill.returns;

import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.returns.Return.Status;
import dev.waybill.returns.ReturnBodies.ApproveBody;
import dev.waybill.returns.ReturnBodies.AskBody;
import dev.waybill.returns.ReturnBodies.CancelBody;
import dev.waybill.returns.ReturnBodies.ReasonBody;
import dev.waybill.returns.ReturnBodies.ReceiveBody;
import dev.waybill.returns.ReturnList.Place;
import dev.waybill.returns.ReturnList.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/** Returns by HTTP: what customers ask for, and what operators decide and receive. */
@RestController
@RequestMapping(path = "/returns", produces = "application/json")
class ReturnController {

    private final Intake<ReturnCommand> asked;
    private final ReturnReads reads;

    ReturnController(Intake<ReturnCommand> asked, ReturnReads reads) {
        this.asked = asked;
        this.reads = reads;
    }

    @Operation(summary = "Ask to send units of an order back, or claim them")
    @ApiResponse(
            responseCode = "201",
            description = "The return: approved if the policy says so, else somebody decides")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(
            responseCode = "409",
            description = "The policy does not allow it, or there are fewer units to return")
    @PostMapping
    ResponseEntity<ReturnDetails> create(@RequestBody AskBody body, Asking asking) {
        return asked.ask(asking, new ReturnCommand.Begin(body.wish()));
    }

    @Operation(summary = "Returns, the youngest first")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @GetMapping
    ResponseEntity<Page<ReturnSummary>> list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable ReturnKind kind,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var after = cursor == null ? null : Place.of(cursor);
        var found = reads.list(new Question(status, kind, orderId, customerId, after, most + 1));
        return Page.of(found, most, Place::cursor).respond();
    }

    @Operation(summary = "A return, with what happened to it")
    @ApiResponse(responseCode = "200", description = "The return as it stands")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @GetMapping("/{returnId}")
    ResponseEntity<ReturnDetails> get(@PathVariable UUID returnId) {
        var seen = reads.get(returnId);
        return ResponseEntity.ok().eTag(Etag.of(seen.version())).body(seen.details());
    }

    @Operation(summary = "The label for the way back, and what a label printer prints for it")
    @ApiResponse(responseCode = "200", description = "The label")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @ApiResponse(responseCode = "409", description = "Nothing of it is to be sent")
    @GetMapping("/{returnId}/label")
    ResponseEntity<ReturnLabel> label(@PathVariable UUID returnId) {
        return ResponseEntity.ok(reads.label(returnId));
    }

    @Operation(summary = "Let the goods come; of a claim, pay it")
    @ApiResponse(responseCode = "200", description = "The return, approved")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    @PostMapping("/{returnId}/approve")
    ResponseEntity<ReturnDetails> approve(
            @PathVariable UUID returnId, @RequestBody ApproveBody body, Asking asking) {
        return asked.ask(asking, body.of(returnId));
    }

    @Operation(summary = "Say no to a return, and why")
    @ApiResponse(responseCode = "200", description = "The return, rejected")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    @PostMapping("/{returnId}/reject")
    ResponseEntity<ReturnDetails> reject(
            @PathVariable UUID returnId, @RequestBody ReasonBody body, Asking asking) {
        return asked.ask(asking, new ReturnCommand.Reject(returnId, body.reason()));
    }

    @Operation(summary = "Keep the goods after all, as long as none have come back")
    @ApiResponse(responseCode = "200", description = "The return, cancelled")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @ApiResponse(responseCode = "409", description = "It is too late for that")
    @PostMapping("/{returnId}/cancel")
    ResponseEntity<ReturnDetails> cancel(
            @PathVariable UUID returnId, @RequestBody CancelBody body, Asking asking) {
        return asked.ask(asking, new ReturnCommand.Cancel(returnId, body.reason()));
    }

    @Operation(summary = "Goods have come in: what becomes of each unit")
    @ApiResponse(
            responseCode = "200",
            description = "The return; when all or the last of it is here, it is being paid")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @ApiResponse(responseCode = "409", description = "They were not to come, or not so many")
    @PostMapping("/{returnId}/receive")
    ResponseEntity<ReturnDetails> receive(
            @PathVariable UUID returnId, @RequestBody ReceiveBody body, Asking asking) {
        return asked.ask(asking, body.of(returnId));
    }

    @Operation(
            summary =
                    "Ask once more for what could not be paid; what there is no money for is not owed any more")
    @ApiResponse(responseCode = "200", description = "The return")
    @ApiResponse(responseCode = "404", description = "There is no such return")
    @ApiResponse(responseCode = "409", description = "Nothing of it waits for a decision")
    @PostMapping("/{returnId}/settle")
    ResponseEntity<ReturnDetails> settle(
            @PathVariable UUID returnId, @RequestBody ReasonBody body, Asking asking) {
        return asked.ask(asking, new ReturnCommand.Settle(returnId, body.reason()));
    }
}
