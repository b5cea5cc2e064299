package dev.waybill.shipping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What UPS says about parcels, in our words. */
final class UpsScans {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private UpsScans() {}

    /** What one activity of a tracked parcel says. */
    static Stream<Scan> of(JsonNode parcel, String trackingNumber, JsonNode activity) {
        var signed = parcel.at("/deliveryInformation/receivedBy").asString("");
        return time(activity.path("gmtDate").asString(""), activity.path("gmtTime").asString(""))
                .flatMap(at -> scan(trackingNumber, activity.path("status"), at, signed))
                .stream();
    }

    /** What a webhook says. */
    static Optional<Scan> of(JsonNode webhook) {
        var number = webhook.path("trackingNumber").asString("");
        var at =
                time(
                        webhook.path("gmtActivityDate").asString(""),
                        webhook.path("gmtActivityTime").asString(""));
        var signed = webhook.path("receivedBy").asString("");
        return at.flatMap(when -> scan(number, webhook.path("activityStatus"), when, signed));
    }

    private static Optional<Scan> scan(
            String number, JsonNode status, Instant at, String signedBy) {
        var code =
                String.join(
                        "/",
                        status.path("type").asString(""),
                        status.path("code").asString(""),
                        status.path("statusCode").asString(""));
        var kind = kind(status.path("type").asString(""), status);
        var signed = kind == Scan.Kind.DELIVERED && !signedBy.isEmpty() ? signedBy : null;
        return Scan.of(Carrier.UPS, number, kind, code, at, signed);
    }

    private static Scan.Kind kind(String type, JsonNode status) {
        return switch (type) {
            case "P", "I" -> Scan.Kind.MOVING;
            case "O" -> Scan.Kind.OUT_FOR_DELIVERY;
            case "D" -> Scan.Kind.DELIVERED;
            case "RS" -> Scan.Kind.RETURNED;
            case "X" -> exception(status);
            default -> Scan.Kind.NOTED;
        };
    }

    /** First, second and final attempt are status codes; the rest is told apart by the code. */
    private static Scan.Kind exception(JsonNode status) {
        return switch (status.path("statusCode").asString("")) {
            case "022", "023", "024" -> Scan.Kind.ATTEMPT_FAILED;
            default ->
                    switch (status.path("code").asString("")) {
                        case "LX" -> Scan.Kind.LOST;
                        case "DX" -> Scan.Kind.DAMAGED;
                        case "RT" -> Scan.Kind.RETURNING;
                        default -> Scan.Kind.NOTED;
                    };
        };
    }

    static Optional<Instant> time(String date, String time) {
        try {
            return Optional.of(LocalDateTime.parse(date + time, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
