package dev.waybill.proof.soak;

import dev.waybill.contracts.Wire;
import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The provider's own journal, read line by line by somebody else than the provider. */
final class StripeBooks {

    private final Map<Integer, Intent> intents = new TreeMap<>();
    private final Map<String, Long> refunds = new HashMap<>();
    private final List<String> keyless = new ArrayList<>();
    private final List<String> refundedTwice = new ArrayList<>();
    private long changes;

    /** Minor units. */
    private static final class Intent {
        private final String payment;
        private final long amount;
        private boolean held;
        private long captured;
        private int captures;
        private long refunded;

        Intent(String payment, long amount) {
            this.payment = payment;
            this.amount = amount;
        }
    }

    static StripeBooks read(Path file) throws IOException {
        var books = new StripeBooks();
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> books.hear(Wire.mapper().readTree(line)));
        }
        return books;
    }

    void hear(JsonNode line) {
        var change = line.path("change");
        var op = change.path("op").asString("");
        switch (op) {
            case "created" -> created(change);
            case "confirmed" -> intent(change).held = !change.hasNonNull("decline");
            case "captured" -> captured(change);
            case "canceled" -> intent(change).held = false;
            case "refunded" -> refunded(change);
            default -> {
                return; // nothing that moves money
            }
        }
        changes++;
        if (line.path("key").asString("").isEmpty()) {
            keyless.add("line " + line.path("seq").asLong() + ": " + op + " without a key");
        }
    }

    private void created(JsonNode change) {
        var intent =
                new Intent(
                        change.path("metadata").path("payment_id").asString("?"),
                        change.path("amount").asLong());
        intent.held = change.path("confirmed").asBoolean() && !change.hasNonNull("decline");
        intents.put(change.path("intent").asInt(), intent);
    }

    private void captured(JsonNode change) {
        var intent = intent(change);
        intent.captured += change.path("amount").asLong();
        intent.captures++;
        intent.held = false;
    }

    private void refunded(JsonNode change) {
        intent(change).refunded += change.path("amount").asLong();
        var id = change.path("metadata").path("refund_id").asString("?");
        if (refunds.put(id, change.path("amount").asLong()) != null) {
            refundedTwice.add("refund " + id + " was carried out twice");
        }
    }

    private Intent intent(JsonNode change) {
        var intent = intents.get(change.path("intent").asInt(-1));
        if (intent == null) {
            throw new IllegalStateException("an intent that was never created: " + change);
        }
        return intent;
    }

    /** Captured and refunded, in minor units. */
    record Sums(long captured, long refunded) {
        Sums plus(Intent intent) {
            return new Sums(captured + intent.captured, refunded + intent.refunded);
        }

        long kept() {
            return captured - refunded;
        }
    }

    private Map<String, Sums> byPayment() {
        var sums = new TreeMap<String, Sums>();
        for (var intent : intents.values()) {
            sums.merge(intent.payment, new Sums(0, 0).plus(intent), (one, _) -> one.plus(intent));
        }
        return sums;
    }

    private Sums total() {
        var total = new Sums(0, 0);
        for (var intent : intents.values()) {
            total = total.plus(intent);
        }
        return total;
    }

    List<Check> checks(Rows rows, Memory memory) {
        return List.of(
                oneCharge(),
                keys(),
                refundsOnce(),
                payments(rows),
                orders(rows),
                sums(rows, memory),
                nothingHeld());
    }

    private Check oneCharge() {
        var charged = new TreeMap<String, List<Integer>>();
        intents.forEach((number, intent) -> {
            if (intent.held || intent.captures > 0) {
                charged.computeIfAbsent(intent.payment, _ -> new ArrayList<>()).add(number);
            }
        });
        var tally =
                new Tally(
                        Row.ONCE,
                        "one charge per payment",
                        "the provider's own journal: intents that hold or took money, by payment; captures of each");
        charged.forEach((payment, numbers) ->
                tally.look(
                        numbers.size() == 1
                                && numbers.stream()
                                        .mapToInt(number -> captures(number))
                                        .allMatch(times -> times <= 1),
                        () -> "payment " + payment + " was charged by the intents " + numbers));
        return tally.done();
    }

    private int captures(int number) {
        var intent = intents.get(number);
        return intent == null ? 0 : intent.captures;
    }

    private Check keys() {
        return Check.of(
                Row.ONCE,
                "the provider is asked under a key",
                "the provider's own journal: each change with the idempotency key that it came with",
                changes,
                keyless);
    }

    private Check refundsOnce() {
        return Check.of(
                Row.ONCE,
                "one refund per refund id",
                "the provider's own journal, by the refund's id in the metadata",
                refunds.size(),
                refundedTwice);
    }

    private Check payments(Rows rows) {
        var theirs = byPayment();
        var tally =
                new Tally(
                        Row.MONEY,
                        "each payment is what the provider's books say, to the cent",
                        "payments.payments against the provider's own journal, both ways");
        rows.payments()
                .forEach((id, payment) -> {
                    var sums = theirs.getOrDefault(id, new Sums(0, 0));
                    tally.look(
                            payment.captured() == sums.captured()
                                    && payment.refunded() == sums.refunded(),
                            () ->
                                    "payment %s is %s, the provider has %s"
                                            .formatted(id, payment, sums));
                });
        theirs.keySet().stream()
                .filter(id -> !rows.payments().containsKey(id))
                .forEach(id ->
                        tally.look(
                                false,
                                () -> "the provider has a payment " + id + " that we have not"));
        return tally.done();
    }

    private Check orders(Rows rows) {
        var theirs = byPayment();
        var tally =
                new Tally(
                        Row.MONEY,
                        "an open order is paid for in full, a cancelled one not at all",
                        "orders.orders against the provider's own journal, to the cent");
        for (var order : rows.orders()) {
            var kept = theirs.getOrDefault(String.valueOf(order.payment()), new Sums(0, 0)).kept();
            var due = order.worth();
            tally.look(
                    kept == due && order.captured() - order.refunded() == due,
                    () -> "%s; the provider keeps %d".formatted(order, kept));
        }
        return tally.done();
    }

    private Check sums(Rows rows, Memory memory) {
        var less = new HashMap<String, Long>();
        rows.orders().forEach(order -> less.put(order.id(), order.total() - order.worth()));
        var wanted =
                memory.confirmed().stream()
                        .mapToLong(end ->
                                end.total() - less.getOrDefault(String.valueOf(end.order()), 0L))
                        .sum();
        var ours =
                rows.orders().stream()
                        .mapToLong(order -> order.captured() - order.refunded())
                        .sum();
        var theirs = total().kept();
        var tally =
                new Tally(
                        Row.MONEY,
                        "captured - refunded is one sum in three books",
                        "orders' money %,d, provider's %,d, the client's confirmed, less what was cancelled, %,d (minor units)"
                                .formatted(ours, theirs, wanted));
        tally.look(
                ours == theirs && theirs == wanted,
                () -> "orders %d, provider %d, client %d".formatted(ours, theirs, wanted));
        return tally.done();
    }

    private Check nothingHeld() {
        var tally =
                new Tally(
                        Row.MONEY,
                        "no money is held for nothing",
                        "the provider's own journal: what was authorized has been captured or given free");
        intents.forEach((number, intent) ->
                tally.look(
                        !intent.held,
                        () ->
                                "intent %d of payment %s holds %d"
                                        .formatted(number, intent.payment, intent.amount)));
        return tally.done();
    }
}
