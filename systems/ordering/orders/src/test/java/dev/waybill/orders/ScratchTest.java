package dev.waybill.orders;

import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.testkit.SystemWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void measure() {
        try (var world = SystemWorld.of(new OrdersSystem())) {
            for (var round = 0; round < 60; round++) {
                var wishes = new ArrayList<Object>();
                var captures = new ArrayList<Object>();
                for (var i = 0; i < 200; i++) {
                    var wish = Samples.wish(world.ids().next());
                    wishes.add(wish);
                    captures.add(
                            new PaymentCaptured(
                                    java.util.Objects.requireNonNull(wish.paymentId()),
                                    java.util.Objects.requireNonNull(wish.orderId()),
                                    2300,
                                    "GBP",
                                    world.now()));
                }
                world.forget();
                var t0 = System.nanoTime();
                world.hear(wishes);
                var t1 = System.nanoTime();
                var told = world.told();
                var t2 = System.nanoTime();
                world.hear(told);
                var t3 = System.nanoTime();
                world.hear(captures);
                var t4 = System.nanoTime();
                if (round % 6 == 5)
                    System.err.printf(
                            "PERF create+journey %d us/order, views+journey of 4 told %d us/order, capture(write+view+journey) %d us/order%n",
                            (t1 - t0) / 200_000, (t3 - t2) / 200_000, (t4 - t3) / 200_000);
            }
            List.of(
                            "explain (analyze, buffers off, timing off) select o.* from orders.orders o where o.order_id = any (array(select order_id from orders.orders limit 200)) or o.cart_id = any (array(select cart_id from orders.orders limit 200)) or o.payment_id = any ('{}'::uuid[]) order by o.order_id for update",
                            "explain analyze select order_id from orders.order_view where created_at is not null order by created_at desc, order_id desc limit 51",
                            "explain analyze select order_id from orders.order_view where created_at is not null and status='CANCELLED' order by created_at desc, order_id desc limit 51",
                            "explain analyze select * from (select order_id, created_at from orders.order_view where order_id <> '0193a1b2-0000-7000-8000-000000000001' and created_at is not null union all select order_id, created_at from orders.orders where order_id = '0193a1b2-0000-7000-8000-000000000001') x order by created_at desc, order_id desc limit 51",
                            "select relname || ' upd ' || n_tup_upd || ' hot ' || n_tup_hot_upd || ' size ' || pg_total_relation_size(relid) / greatest(1, 12000) from pg_stat_user_tables where schemaname='orders'")
                    .forEach(q ->
                            world.database()
                                    .sql(q)
                                    .query(String.class)
                                    .list()
                                    .forEach(System.err::println));
        }
    }
}
