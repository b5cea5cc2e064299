package dev.waybill.proof.soak;

import dev.waybill.platform.Database;
import dev.waybill.proof.soak.Check.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;

/** Looks, while everything happens, at what must be true at every moment. */
final class Watch implements AutoCloseable {

    private static final long BETWEEN_SECONDS = 2;

    private static final String UNTIMED =
            """
            select 'checkout ' || session_id || ' is ' || status || ', wakes ' || coalesce(wake_at::text, 'never')
                || ', owes ' || owes::text
            from checkout.session
            where (status in ('CONFIRMED', 'FAILED')) = (wake_at is not null)
               or status in ('CONFIRMED', 'FAILED') and owes <> '{}'
            """;

    private static final String OWING =
            """
            select format('checkout %s has failed, but its payment %s is %s with %s taken and %s given back',
                s.session_id, p.payment_id, p.state, p.captured, p.refunded)
            from checkout.session s join payments.payments p on p.order_id = s.order_id
            where s.status = 'FAILED'
              and (p.state in ('REQUESTED', 'AUTHORIZED', 'RAISING', 'CAPTURING', 'CAPTURE_FAILED', 'VOIDING')
                or p.captured > p.refunded + p.refunding)
            union all
            select format('checkout %s has failed, but reservation %s is %s', s.session_id, r.id, r.state)
            from checkout.session s join inventory.reservation r on r.order_id = s.order_id
            where s.status = 'FAILED' and r.state in ('HELD', 'COMMITTED')
            """;

    private static final String OVERSOLD =
            """
            select 'product ' || product_id || ' has ' || available || ' available, ' || reserved || ' reserved'
            from inventory.stock s
            where available < 0 or reserved < 0
               or available + reserved > (select sum(quantity) from inventory.receipt r where r.product_id = s.product_id)
            """;

    private final Database database;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong sessions = new AtomicLong();
    private final List<String> untimed = new ArrayList<>();
    private final List<String> oversold = new ArrayList<>();
    private final Set<String> owing = new LinkedHashSet<>();
    private final Thread thread;

    Watch(Database database) {
        this.database = database;
        this.thread = Thread.ofVirtual().name("watch").start(this::run);
    }

    private void run() {
        try {
            while (!end.await(BETWEEN_SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            untimed.addAll(database.sql(UNTIMED).query((row, _) -> row.getString(1)).list());
            owing.addAll(database.sql(OWING).query((row, _) -> row.getString(1)).list());
            oversold.addAll(database.sql(OVERSOLD).query((row, _) -> row.getString(1)).list());
            sessions.addAndGet(
                    database.sql("select count(*) from checkout.session")
                            .query(Long.class)
                            .single());
            looks.incrementAndGet();
        } catch (DataAccessException _) {
            // PostgreSQL is away: there is nothing to see
        }
    }

    /** With a last look at the end. */
    List<Check> checks() {
        look();
        return List.of(
                Check.of(
                        Row.SESSIONS,
                        "a live session has a timer; a finished one has none and owes nothing",
                        "checkout.session, %d times while orders flowed and once at the end"
                                .formatted(looks.get() - 1),
                        sessions.get(),
                        untimed),
                Check.of(
                        Row.SESSIONS,
                        "a checkout that says it has failed keeps no money and no stock at that moment",
                        "checkout.session against payments.payments and inventory.reservation in one look, %d times while orders flowed and once at the end"
                                .formatted(looks.get() - 1),
                        sessions.get(),
                        List.copyOf(owing)),
                Check.of(
                        Row.STOCK,
                        "no unit oversold at any moment",
                        "inventory.stock against the receipts, %d times while orders flowed and once at the end"
                                .formatted(looks.get() - 1),
                        looks.get() * Wish.PRODUCTS,
                        oversold));
    }

    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
