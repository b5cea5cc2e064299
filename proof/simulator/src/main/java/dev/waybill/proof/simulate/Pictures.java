package dev.waybill.proof.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pictures of the state machines, as transitions between commits. What lasts no longer than one
 * handling (STARTED, CREATED) is not seen by anybody else, so it is passed over.
 */
final class Pictures {

    private static final Map<String, List<String>> PICTURES = new LinkedHashMap<>();

    static {
        PICTURES.put(
                "session",
                List.of(
                        " -> PRICING",
                        "PRICING -> RESERVING",
                        "PRICING -> FAILED",
                        " -> RESERVING",
                        "RESERVING -> AUTHORIZING",
                        "RESERVING -> COMPENSATING",
                        "RESERVING -> FAILED",
                        "AUTHORIZING -> CREATING_ORDER",
                        "AUTHORIZING -> COMPENSATING",
                        "CREATING_ORDER -> CONFIRMED",
                        "CREATING_ORDER -> COMPENSATING",
                        "COMPENSATING -> FAILED",
                        "FAILED -> COMPENSATING"));
        PICTURES.put(
                "reservation",
                List.of(
                        " -> HELD",
                        " -> REFUSED",
                        " -> RELEASED",
                        "HELD -> COMMITTED",
                        "HELD -> RELEASED",
                        "HELD -> EXPIRED",
                        "COMMITTED -> RELEASED",
                        "COMMITTED -> SHIPPED"));
        PICTURES.put(
                "payment",
                List.of(
                        " -> REQUESTED",
                        " -> AUTHORIZED", // of nothing: everything is discounted
                        " -> BARRED",
                        "REQUESTED -> AUTHORIZED",
                        "REQUESTED -> DECLINED",
                        "REQUESTED -> VOIDING",
                        "AUTHORIZED -> CAPTURING",
                        "AUTHORIZED -> RAISING",
                        "AUTHORIZED -> VOIDING",
                        "AUTHORIZED -> VOIDED", // of nothing
                        "CAPTURING -> AUTHORIZED",
                        "CAPTURING -> CAPTURED",
                        "CAPTURING -> CAPTURE_FAILED",
                        "CAPTURING -> RAISING",
                        "CAPTURING -> VOIDING",
                        "RAISING -> AUTHORIZED",
                        "RAISING -> CAPTURING",
                        "RAISING -> CAPTURE_FAILED",
                        "CAPTURE_FAILED -> CAPTURING",
                        "CAPTURE_FAILED -> VOIDING",
                        "VOIDING -> VOIDED",
                        "VOIDING -> CAPTURED"));
        PICTURES.put(
                "effect",
                List.of(
                        " -> SENT",
                        "SENT -> UNKNOWN",
                        "SENT -> DONE",
                        "SENT -> FAILED",
                        "UNKNOWN -> DONE",
                        "UNKNOWN -> FAILED"));
        PICTURES.put(
                "refund",
                List.of(" -> REQUESTED", "REQUESTED -> PROCESSED", "REQUESTED -> REFUSED"));
        PICTURES.put(
                "order",
                List.of(
                        " -> CONFIRMED",
                        " -> ON_HOLD",
                        " -> FORBIDDEN",
                        "CONFIRMED -> ON_HOLD",
                        "CONFIRMED -> FULFILLING", // by way of AWAITING_FULFILMENT, in one handling
                        "CONFIRMED -> CANCELLED",
                        "ON_HOLD -> CONFIRMED",
                        "ON_HOLD -> AWAITING_FULFILMENT",
                        "ON_HOLD -> FULFILLING",
                        "ON_HOLD -> COMPLETED",
                        "ON_HOLD -> CANCELLED",
                        "AWAITING_FULFILMENT -> ON_HOLD",
                        "AWAITING_FULFILMENT -> FULFILLING",
                        "AWAITING_FULFILMENT -> COMPLETED",
                        "AWAITING_FULFILMENT -> CANCELLED",
                        "FULFILLING -> ON_HOLD",
                        "FULFILLING -> COMPLETED",
                        "FULFILLING -> CANCELLED",
                        "COMPLETED -> ARCHIVED",
                        "CANCELLED -> ARCHIVED"));
        PICTURES.put(
                "stop",
                List.of(
                        " -> ASSESSING",
                        "ASSESSING -> PENDING",
                        "ASSESSING -> DONE",
                        "ASSESSING -> REJECTED",
                        "PENDING -> DONE"));
        PICTURES.put(
                "job",
                List.of(
                        " -> WAITING",
                        "WAITING -> PICKING",
                        "WAITING -> STOPPED",
                        "PICKING -> PACKED", // by way of PICKED, in one handling
                        "PICKING -> STOPPED",
                        "PACKED -> HANDED_OVER"));
        PICTURES.put(
                "shipment",
                List.of(
                        " -> REQUESTED",
                        "REQUESTED -> BUYING",
                        "REQUESTED -> REFUSED",
                        "BUYING -> REQUESTED",
                        "BUYING -> REFUSED",
                        "BUYING -> ON_ITS_WAY",
                        "ON_ITS_WAY -> DELIVERED",
                        "ON_ITS_WAY -> FAILED",
                        "FAILED -> DELIVERED"));
        PICTURES.put(
                "parcel",
                List.of(
                        " -> PACKED",
                        "PACKED -> LABELLED",
                        "LABELLED -> IN_TRANSIT",
                        "IN_TRANSIT -> OUT_FOR_DELIVERY",
                        "OUT_FOR_DELIVERY -> DELIVERED",
                        "OUT_FOR_DELIVERY -> AWAITING_REDELIVERY",
                        "AWAITING_REDELIVERY -> OUT_FOR_DELIVERY",
                        "OUT_FOR_DELIVERY -> RETURNING",
                        "RETURNING -> RETURNED",
                        "IN_TRANSIT -> LOST",
                        "IN_TRANSIT -> DAMAGED"));
        PICTURES.put(
                "call",
                List.of(
                        " -> SENT",
                        "SENT -> UNKNOWN",
                        "SENT -> DONE",
                        "SENT -> FAILED",
                        "UNKNOWN -> DONE",
                        "UNKNOWN -> FAILED"));
        PICTURES.put(
                "message",
                List.of(
                        " -> WAITING",
                        "WAITING -> SENT",
                        "WAITING -> FAILED", // no news any more
                        "SENT -> WAITING",
                        "SENT -> UNKNOWN",
                        "SENT -> DONE",
                        "UNKNOWN -> SENT"));
        PICTURES.put(
                "cart",
                List.of(
                        " -> OPEN",
                        " -> CHECKED_OUT",
                        " -> PRICING",
                        "OPEN -> CHECKED_OUT",
                        "OPEN -> PRICING",
                        "PRICING -> CHECKED_OUT",
                        "PRICING -> OPEN",
                        "CHECKED_OUT -> ORDERED",
                        "CHECKED_OUT -> OPEN"));
        PICTURES.put(
                "redemption",
                List.of(
                        " -> RESERVED",
                        " -> REFUSED",
                        " -> ENDED",
                        "RESERVED -> REDEEMED",
                        "RESERVED -> GIVEN_BACK",
                        "REDEEMED -> GIVEN_BACK"));
        PICTURES.put(
                "return",
                List.of(
                        " -> REQUESTED",
                        " -> APPROVED", // by rule, in the same handling
                        " -> SETTLING", // a claim, by rule
                        "REQUESTED -> APPROVED",
                        "REQUESTED -> SETTLING",
                        "REQUESTED -> REJECTED",
                        "REQUESTED -> CANCELLED",
                        "APPROVED -> SETTLING",
                        "APPROVED -> EXPIRED",
                        "APPROVED -> CANCELLED",
                        "SETTLING -> COMPLETED"));
        PICTURES.put(
                "label",
                List.of(
                        " -> REQUESTED",
                        "REQUESTED -> BUYING",
                        "REQUESTED -> REFUSED",
                        "REQUESTED -> CALLED_OFF",
                        "BUYING -> REQUESTED",
                        "BUYING -> REFUSED",
                        "BUYING -> CALLED_OFF",
                        "BUYING -> READY",
                        "READY -> VOIDING",
                        "VOIDING -> VOIDED",
                        "VOIDING -> KEPT"));
        PICTURES.put(
                "exchange",
                List.of(
                        " -> WISHED",
                        " -> RESERVING",
                        "WISHED -> RESERVING",
                        "WISHED -> GIVEN_UP",
                        "RESERVING -> HELD",
                        "RESERVING -> PAYING", // the goods were here before
                        "RESERVING -> GIVEN_UP",
                        "HELD -> PAYING",
                        "HELD -> GIVEN_UP",
                        "PAYING -> ORDERING",
                        "PAYING -> GIVEN_UP",
                        "ORDERING -> ORDERED",
                        "ORDERING -> GIVEN_UP"));
    }

    private Pictures() {}

    static Set<String> names() {
        return PICTURES.keySet();
    }

    static List<String> transitions(String machine) {
        return PICTURES.getOrDefault(machine, List.of());
    }

    /** The states that a picture shows. */
    static Set<String> states(String machine) {
        var states = new TreeSet<String>();
        for (var transition : transitions(machine)) {
            for (var state : transition.split(" -> ", -1)) {
                if (!state.isBlank()) {
                    states.add(state.strip());
                }
            }
        }
        return states;
    }

    /** Those that nobody has made. */
    static List<String> missing(Set<String> seen) {
        var missing = new ArrayList<String>();
        PICTURES.forEach((machine, transitions) ->
                transitions.stream()
                        .map(each -> machine + ": " + each)
                        .filter(each -> !seen.contains(each))
                        .forEach(missing::add));
        return missing;
    }
}
