package dev.waybill.proof;

import dev.waybill.contracts.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The provider's own books, which the simulator opens to whoever compares. */
final class Provider {

    private final ProviderPages pages;

    Provider(ProviderPages pages) {
        this.pages = pages;
    }

    /** Minor units. */
    record Sums(long captured, long refunded) {
        static final Sums NONE = new Sums(0, 0);
    }

    /**
     * @param held authorized, and neither captured nor cancelled
     */
    record Account(long captured, long refunded, long held) {}

    /** Per currency, in upper case. */
    Map<String, Sums> sums() {
        var sums = new HashMap<String, Sums>();
        json(pages.at(List.of("/admin/books")).getFirst())
                .path("stripe")
                .path("currencies")
                .forEachEntry((currency, each) ->
                        sums.put(
                                currency.toUpperCase(Locale.ROOT),
                                new Sums(
                                        each.path("captured").path("amount").asLong(),
                                        each.path("refunded").path("amount").asLong())));
        return sums;
    }

    /** In the order of the payments. */
    List<Account> accounts(List<UUID> payments) {
        var paths = payments.stream().map(payment -> "/admin/payments/" + payment).toList();
        return pages.at(paths).stream().map(page -> account(json(page))).toList();
    }

    private static Account account(JsonNode answer) {
        var intents = answer.path("stripe").path("intents");
        return new Account(
                sum(intents, "captured"), sum(intents, "refunded"), sum(intents, "capturable"));
    }

    private static long sum(JsonNode intents, String field) {
        return StreamSupport.stream(intents.spliterator(), false)
                .mapToLong(intent -> intent.path(field).asLong())
                .sum();
    }

    private static JsonNode json(byte[] page) {
        return Wire.mapper().readTree(page);
    }

    @Override
    public String toString() {
        return pages.toString();
    }
}
