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
        private long held;
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
            case "confirmed" -> held(intent(change), !change.hasNonNull("decline"));
            case "captured" -> captured(change);
            case "canceled" -> intent(change).held = 0;
            case "expired" -> {
                intent(change).held = 0;
                return; // the provider did it by itself
            }
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
        held(intent, change.path("confirmed").asBoolean() && !change.hasNonNull("decline"));
        intents.put(change.path("intent").asInt(), intent);
    }

    private static void held(Intent intent, boolean yes) {
        intent.held = yes ? intent.amount : 0;
    }

    private void captured(JsonNode change) {
        var intent = intent(change);
        var amount = change.path("amount").asLong();
        intent.captured += amount;
        intent.captures += amount > 0 ? 1 : 0;
        intent.held = change.path("last").asBoolean(true) ? 0 : intent.held - amount;
    }

    private void refunded(JsonNode change) {
        intent(change).refunded += change.path("amount").asLong();
        var metadata = change.path("metadata");
        var id =
                metadata.path("refund_id").asString("?") + metadata.path("capture_id").asString("");
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

    /** Captured, refunded and still held, in minor units. */
    record Sums(long captured, long refunded, long held) {
        static final Sums NONE = new Sums(0, 0, 0);

        Sums plus(Intent intent) {
            return new Sums(
                    captured + intent.captured, refunded + intent.refunded, held + intent.held);
        }

        long kept() {
            return captured - refunded;
        }

        /** What was cancelled of it stays held until the rest is sent. */
        boolean covers(long due) {
            return kept() <= due && due <= kept() + held && (due > 0 || held == 0);
        }
    }

    private Map<String, Sums> byPayment() {
        var sums = new TreeMap<String, Sums>();
        for (var intent : intents.values()) {
            sums.merge(intent.payment, Sums.NONE.plus(intent), (one, _) -> one.plus(intent));
        }
        return sums;
    }

    private Sums total() {
        var total = Sums.NONE;
        for (var intent : intents.values()) {
            total = total.plus(intent);
        }
        return total;
    }

    List<Check> checks(Rows rows, Memory memory) {
        return List.of(
                oneCharge(),
                keys(),
                refundsOnce(rows),
                payments(rows),
                orders(rows, memory),
                sums(rows, memory),
                nothingHeld(rows));
    }

    private Check oneCharge() {
        var charged = new TreeMap<String, List<Integer>>();
        intents.forEach((number, intent) -> {
            if (intent.held > 0 || intent.captures > 0) {
                charged.computeIfAbsent(intent.payment, _ -> new ArrayList<>()).add(number);
            }
        });
        var tally =
                new Tally(
                        Row.ONCE,
                        "one charge per payment",
                        "the provider's own journal: intents that hold or took money, by payment; what each took against what it held");
        charged.forEach((payment, numbers) ->
                tally.look(
                        numbers.size() == 1 && numbers.stream().noneMatch(this::tookTooMuch),
                        () -> "payment " + payment + " was charged by the intents " + numbers));
        return tally.done();
    }

    private boolean tookTooMuch(int number) {
        var intent = intents.get(number);
        return intent != null && intent.captured > intent.amount;
    }

    private Check keys() {
        return Check.of(
                Row.ONCE,
                "the provider is asked under a key",
                "the provider's own journal: each change with the idempotency key that it came with",
                changes,
                keyless);
    }

    /** Where our own books have given money back, a journal without refunds has proved nothing. */
    private Check refundsOnce(Rows rows) {
        var given = rows.payments().values().stream().anyMatch(each -> each.refunded() > 0);
        return Check.of(
                Row.ONCE,
                "one refund per refund id",
                "the provider's own journal: each intent, for two refunds with one id in the metadata",
                given ? refunds.size() : intents.size(),
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
                    var sums = theirs.getOrDefault(id, Sums.NONE);
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

    private Check orders(Rows rows, Memory memory) {
        var theirs = byPayment();
        var tally =
                new Tally(
                        Row.MONEY,
                        "an open order is paid for in full, a cancelled one not at all",
                        "orders.orders, less what the client's journal has paid back for returns, against the provider's own journal: captured, and held for what is to be sent, to the cent");
        for (var order : rows.orders()) {
            var sums = theirs.getOrDefault(String.valueOf(order.payment()), Sums.NONE);
            var due = order.worth() - memory.paidBack(order.id());
            tally.look(
                    sums.covers(due) && order.captured() - order.refunded() == sums.kept(),
                    () -> "%s; the provider says %s".formatted(order, sums));
        }
        return tally.done();
    }

    private Check sums(Rows rows, Memory memory) {
        var less = new HashMap<String, Long>();
        rows.orders().forEach(order -> less.put(order.id(), order.total() - order.worth()));
        var wanted =
                memory.confirmed().stream()
                        .mapToLong(end ->
                                end.total()
                                        - less.getOrDefault(String.valueOf(end.order()), 0L)
                                        - memory.paidBack(String.valueOf(end.order())))
                        .sum();
        var ours =
                rows.orders().stream()
                        .mapToLong(order -> order.captured() - order.refunded())
                        .sum();
        var theirs = total().kept();
        var held = total().held();
        var tally =
                new Tally(
                        Row.MONEY,
                        "captured - refunded is one sum in three books",
                        "orders' money %,d, provider's %,d and %,d held, the client's confirmed, less what was cancelled or came back, %,d (minor units)"
                                .formatted(ours, theirs, held, wanted));
        tally.look(
                ours == theirs && theirs <= wanted && wanted <= theirs + held,
                () ->
                        "orders %d, provider %d and %d held, client %d"
                                .formatted(ours, theirs, held, wanted));
        return tally.done();
    }

    private Check nothingHeld(Rows rows) {
        var theirs = byPayment();
        var open = new HashMap<String, Long>();
        rows.orders().stream()
                .filter(order -> !order.isCancelled())
                .forEach(order -> open.put(String.valueOf(order.payment()), order.total()));
        var tally =
                new Tally(
                        Row.MONEY,
                        "no money is held for nothing",
                        "the provider's own journal: what was authorized has been captured or given free, or is for an open order and no more than that costs");
        intents.forEach((number, intent) -> {
            var sums = theirs.getOrDefault(intent.payment, Sums.NONE);
            var most = open.getOrDefault(intent.payment, 0L);
            tally.look(
                    intent.held == 0 || sums.captured() + sums.held() <= most,
                    () ->
                            "intent %d of payment %s holds %d, with that %s; its order costs %d"
                                    .formatted(number, intent.payment, intent.held, sums, most));
        });
        return tally.done();
    }
}
