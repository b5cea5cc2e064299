package dev.waybill.proof;

import dev.waybill.proof.Provider.Account;
import dev.waybill.proof.Provider.Sums;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That our books say what the provider's say, to the cent. */
final class Books {

    private static final int NEWEST = 1_000;
    private static final int SEARCHED = 20_000;

    private static final String SUMS =
            """
            select currency, sum(captured) as captured, sum(refunded) as refunded
            from payments.payments group by currency
            """;

    /** Those of which nothing is under way; {@code held} is null where either may be true. */
    private static final String SETTLED =
            """
            select payment_id, captured, refunded,
                case state when 'CAPTURE_FAILED' then null else held end as held
            from payments.payments
            where coalesce(greatest(requested_at, authorized_at, ended_at), :now) < :settled
              and payment_id not in (select subject from payments.effects where next_at is not null)
              and payment_id not in (select payment_id from payments.transfers where at >= :settled)
            order by requested_at desc limit :limit
            """;

    private final Provider provider;

    private Books(Provider provider) {
        this.provider = provider;
    }

    /**
     * @param provider none if its books are not open to us
     */
    static Invariant of(@Nullable Provider provider) {
        return new Invariant(
                "payments that are not what the provider's books say",
                "sums per currency of all payments when nothing is under way; captured, refunded and held of each of the newest "
                        + NEWEST,
                "Compare GET /payments/{id} with the provider's page of it: its journal has every call and the key it came with.",
                Set.of("payments"),
                provider == null
                        ? _ ->
                                new Sight.NotTaken(
                                        "waybill.simulators.url is not set: the provider's books are not open to us")
                        : new Books(provider)::at);
    }

    private record Ours(UUID payment, long captured, long refunded, @Nullable Long held) {
        boolean is(Account theirs) {
            return captured == theirs.captured()
                    && refunded == theirs.refunded()
                    && (held == null || held == theirs.held());
        }

        Violation differs(Account theirs) {
            return new Violation(
                    payment.toString(),
                    "payment %s: captured %d, refunded %d, held %s; the provider has %d, %d and %d"
                            .formatted(
                                    payment,
                                    captured,
                                    refunded,
                                    held,
                                    theirs.captured(),
                                    theirs.refunded(),
                                    theirs.held()));
        }
    }

    private Sight at(Snapshot snapshot) {
        try {
            var differing = sums(snapshot);
            var most = differing.isEmpty() ? NEWEST : SEARCHED;
            differing.addAll(payments(snapshot, most));
            return Sight.Taken.of(differing);
        } catch (UncheckedIOException e) {
            return new Sight.NotTaken(
                    "the simulators do not answer at " + provider + ": " + e.getMessage());
        }
    }

    private List<Violation> sums(Snapshot snapshot) {
        var differing = new ArrayList<Violation>();
        if (!isQuiet(snapshot)) {
            return differing;
        }
        var ours = new TreeMap<String, Sums>();
        snapshot.sql(SUMS)
                .query(row -> {
                    ours.put(row.getString(1), new Sums(row.getLong(2), row.getLong(3)));
                });
        var theirs = provider.sums();
        var currencies = new TreeSet<>(ours.keySet());
        currencies.addAll(theirs.keySet());
        for (var currency : currencies) {
            var our = ours.getOrDefault(currency, Sums.NONE);
            var their = theirs.getOrDefault(currency, Sums.NONE);
            if (!our.equals(their)) {
                differing.add(
                        new Violation(
                                currency,
                                "all payments in %s: %s, the provider %s"
                                        .formatted(currency, our, their)));
            }
        }
        return differing;
    }

    /** While money moves, two books that are not read at the same moment cannot be equal. */
    private static boolean isQuiet(Snapshot snapshot) {
        return snapshot.isCalm()
                && snapshot.sql(
                                "select not exists (select from payments.effects where next_at is not null)")
                        .query(Boolean.class)
                        .single();
    }

    private List<Violation> payments(Snapshot snapshot, int most) {
        var ours =
                snapshot.sql(SETTLED)
                        .param("limit", most)
                        .query((row, _) ->
                                new Ours(
                                        row.getObject(1, UUID.class),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getObject(4, Long.class)))
                        .list();
        var theirs = provider.accounts(ours.stream().map(Ours::payment).toList());
        var differing = new ArrayList<Violation>();
        for (var i = 0; i < ours.size(); i++) {
            if (!ours.get(i).is(theirs.get(i))) {
                differing.add(ours.get(i).differs(theirs.get(i)));
            }
        }
        return differing;
    }
}
