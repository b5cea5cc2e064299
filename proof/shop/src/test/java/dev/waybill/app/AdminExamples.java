package dev.waybill.app;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of messaging, invariants and journeys. */
final class AdminExamples extends Examples {

    private static final String NOBODY = "/999999999";
    private final CheckoutExamples checkouts;

    AdminExamples(Shop shop, UUID product, CheckoutExamples checkouts) {
        super(shop, product);
        this.checkouts = checkouts;
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("getAdminMessaging", () -> bare("/admin/messaging")),
                entry(
                        "getAdminMessagingParked",
                        () -> bare("/admin/messaging/parked?after=0&limit=2")),
                entry("getAdminMessagingMessage", this::message),
                entry("listAdminProviders", () -> bare("/admin/providers?minutes=60")),
                entry("getAdminInvariantHistory", () -> bare("/admin/invariants/history")),
                entry(
                        "createAdminMessagingParkedDecision",
                        () ->
                                post(
                                        "/admin/messaging/parked/decisions",
                                        Map.of(
                                                "decision",
                                                "RETRY",
                                                "ids",
                                                List.of(999_999_999L),
                                                "reason",
                                                "a drill"))),
                entry("dropAdminMessagingParked", () -> parked("drop")),
                entry("retryAdminMessagingParked", () -> parked("retry")),
                entry("rewindAdminMessagingRelay", this::rewind),
                entry("listAdminInvariants", () -> bare("/admin/invariants")),
                entry("getAdminJourney", () -> bare("/admin/journeys/" + checkouts.failed())));
    }

    /** The first one of a journey. */
    private Specimen message() {
        var told = shop.get("/admin/journeys/" + checkouts.failed()).json().path("entries").path(0);
        return bare(
                "/admin/messaging/messages/"
                        + told.path("id").asString()
                        + "?at="
                        + told.path("at").asString());
    }

    private static Specimen parked(String decision) {
        return post(
                "/admin/messaging/parked" + NOBODY + "/" + decision,
                Map.of("reason", "it was read and understood"));
    }

    /** To a tick that is far ahead: nothing is sent again. */
    private Specimen rewind() {
        return post(
                "/admin/messaging/relay/rewind",
                Map.of("tick", Long.MAX_VALUE, "reason", "a drill"));
    }
}
