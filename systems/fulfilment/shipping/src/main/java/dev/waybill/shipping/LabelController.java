package dev.waybill.shipping;

import dev.waybill.platform.http.Problem;
import dev.waybill.shipping.Account.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Labels by HTTP, as a page to look at and as what label printers print. */
@RestController
final class LabelController {

    private static final String PDF = MediaType.APPLICATION_PDF_VALUE;
    private static final String ZPL = "application/zpl";
    private static final List<MediaType> TYPES =
            List.of(MediaType.APPLICATION_PDF, MediaType.parseMediaType(ZPL), MediaType.TEXT_PLAIN);

    private final ShipmentFiles files;
    private final ReturnLabels returnLabels;
    private final Sender sender;

    LabelController(ShipmentFiles files, ReturnLabels returnLabels, Sender sender) {
        this.files = files;
        this.returnLabels = returnLabels;
        this.sender = sender;
    }

    @Operation(summary = "The label of a parcel, four by six inches: as PDF, or as ZPL for 203 dpi")
    @ApiResponse(
            responseCode = "200",
            description = "The label, as PDF unless ZPL is accepted only")
    @ApiResponse(responseCode = "404", description = "There is no such parcel, or no label yet")
    @GetMapping(
            path = "/shipments/{shipmentId}/labels/{parcelId}",
            produces = {PDF, ZPL, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<byte[]> label(
            @PathVariable UUID shipmentId,
            @PathVariable UUID parcelId,
            @Parameter(hidden = true) @RequestHeader(name = "Accept", required = false)
                    @Nullable String accept) {
        return print(page(shipmentId, parcelId), accept);
    }

    @Operation(
            summary =
                    "The carrier's label of a return, four by six inches: as PDF, or as ZPL for 203 dpi")
    @ApiResponse(
            responseCode = "200",
            description = "The label, as PDF unless ZPL is accepted only")
    @ApiResponse(
            responseCode = "404",
            description = "No label was bought for such a return, or nothing comes back any more")
    @GetMapping(
            path = "/carrier-labels/{returnId}",
            produces = {PDF, ZPL, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<byte[]> returnLabel(
            @PathVariable UUID returnId,
            @Parameter(hidden = true) @RequestHeader(name = "Accept", required = false)
                    @Nullable String accept) {
        return returnLabels
                .find(returnId)
                .filter(ReturnLabel.Ready.class::isInstance)
                .map(label -> print(LabelPage.of((ReturnLabel.Ready) label), accept))
                .orElseThrow(() -> Problem.notFound("return label", returnId));
    }

    private static ResponseEntity<byte[]> print(LabelPage label, @Nullable String accept) {
        var type = wanted(accept);
        var pdf = type.toString().equals(PDF);
        return ResponseEntity.ok()
                .contentType(pdf ? type : new MediaType(type, StandardCharsets.UTF_8))
                .eTag(tag(label, pdf))
                .header(HttpHeaders.CONTENT_DISPOSITION, name(label, pdf ? "pdf" : "zpl"))
                .body(
                        pdf
                                ? PdfLabel.of(label)
                                : ZplLabel.of(label).getBytes(StandardCharsets.UTF_8));
    }

    /** The first of what is accepted that there is; Spring has refused whoever accepts neither. */
    private static MediaType wanted(@Nullable String accept) {
        var accepted = accept == null ? List.of(MediaType.ALL) : MediaType.parseMediaTypes(accept);
        return accepted.stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> TYPES.stream().filter(type::includes).limit(1))
                .findFirst()
                .orElse(TYPES.getFirst());
    }

    /** A parcel's label never changes; a parcel that is labelled anew has another number. */
    private static String tag(LabelPage label, boolean pdf) {
        return "\"" + label.trackingNumber() + (pdf ? ".pdf\"" : ".zpl\"");
    }

    private static String name(LabelPage label, String ending) {
        return ContentDisposition.inline()
                .filename(label.trackingNumber() + "." + ending)
                .build()
                .toString();
    }

    private LabelPage page(UUID shipmentId, UUID parcelId) {
        var dispatch =
                files.find(shipmentId).orElseThrow(() -> Problem.notFound("shipment", shipmentId));
        return dispatch.carried().stream()
                .filter(parcel -> parcel.box().parcelId().equals(parcelId))
                .findFirst()
                .map(parcel -> LabelPage.of(dispatch, parcel, sender))
                .orElseThrow(() -> Problem.notFound("label", parcelId));
    }
}
