package dev.waybill.shipping;

import static dev.waybill.shipping.Words.each;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What FedEx says about parcels, in our words. */
final class FedexScans {

    private FedexScans() {}

    /** What a webhook says, or what is said of one parcel that was asked after. */
    static List<Scan> of(JsonNode webhook) {
        var number = webhook.path("trackingNumber").asString("");
        var result = webhook.at("/trackResults/0");
        var signed = result.at("/deliveryDetails/receivedByName").asString("");
        return number.isEmpty()
                ? List.of()
                : each(result.path("scanEvents"))
                        .flatMap(event -> scan(number, event, signed))
                        .toList();
    }

    private static Stream<Scan> scan(String number, JsonNode event, String signedBy) {
        var type = event.path("eventType").asString("");
        var exception = event.path("exceptionCode").asString("");
        var kind = kind(type, exception);
        var signed = kind == Scan.Kind.DELIVERED && !signedBy.isEmpty() ? signedBy : null;
        return offset(event.path("date").asString(""))
                .flatMap(at ->
                        Scan.of(Carrier.FEDEX, number, kind, type + "/" + exception, at, signed))
                .stream();
    }

    private static Scan.Kind kind(String type, String exception) {
        return switch (type) {
            case "PU", "AR", "DP", "IT" -> Scan.Kind.MOVING;
            case "OD" -> Scan.Kind.OUT_FOR_DELIVERY;
            case "DL" -> Scan.Kind.DELIVERED;
            case "DE" -> Scan.Kind.ATTEMPT_FAILED;
            case "RS" -> Scan.Kind.RETURNING;
            case "RD" -> Scan.Kind.RETURNED;
            case "SE" ->
                    switch (exception) {
                        case "LS" -> Scan.Kind.LOST;
                        case "DM" -> Scan.Kind.DAMAGED;
                        default -> Scan.Kind.NOTED;
                    };
            default -> Scan.Kind.NOTED;
        };
    }

    /** Commitments are told without an offset. */
    static Optional<Instant> local(String time) {
        try {
            return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> offset(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
