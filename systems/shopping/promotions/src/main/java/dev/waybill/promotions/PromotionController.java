package dev.waybill.promotions;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promotions by HTTP. */
@RestController
@RequestMapping(path = "/promotions", produces = "application/json")
class PromotionController {

    private final Intake<PromotionBody> created;
    private final Promotions promotions;

    PromotionController(Intake<PromotionBody> created, Promotions promotions) {
        this.created = created;
        this.promotions = promotions;
    }

    @Operation(summary = "Create a promotion")
    @ApiResponse(responseCode = "201", description = "The promotion; its code is in upper case")
    @ApiResponse(responseCode = "400", description = "A field is wrong")
    @ApiResponse(responseCode = "409", description = "The code is taken")
    @PostMapping
    ResponseEntity<PromotionDetails> create(@RequestBody PromotionBody body, Asking asking) {
        return created.ask(asking, body);
    }

    @Operation(summary = "All promotions, by code")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @ApiResponse(responseCode = "400", description = "The limit or the cursor is wrong")
    @GetMapping
    ResponseEntity<Page<PromotionDetails>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var most = Page.limit(limit);
        var found =
                promotions.after(after(cursor), most + 1).stream()
                        .map(PromotionDetails::of)
                        .toList();
        return Page.of(found, most, last -> Cursor.encode(last.code())).respond();
    }

    @Operation(summary = "A promotion and how often it is used")
    @ApiResponse(responseCode = "200", description = "The promotion")
    @ApiResponse(responseCode = "404", description = "There is no such promotion")
    @GetMapping("/{code}")
    ResponseEntity<PromotionDetails> get(@PathVariable String code) {
        var promotion =
                Promotion.code(code)
                        .flatMap(promotions::find)
                        .orElseThrow(() -> Problem.notFound("promotion", code));
        return ResponseEntity.ok()
                .eTag(Etag.of(promotion.version()))
                .body(PromotionDetails.of(promotion));
    }

    private static String after(@Nullable String cursor) {
        return cursor == null
                ? ""
                : Promotion.code(Cursor.decode(cursor, 1).getFirst()).orElseThrow(Cursor::broken);
    }
}
