package dev.waybill.returns;

import static dev.waybill.returns.ReturnsWorld.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.embedded.TestServers;
import dev.waybill.returns.ReturnsWorld.Goods;
import dev.waybill.testkit.Http.Reply;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many at once who all want the same units and the same money. */
class ReturnStormTest {

    private static final int MANY = 40;

    @Test
    void noMoreIsReturnedThanWasDeliveredHoweverManyAskAtOnce() {
        try (var returns = new ReturnsWorld()) {
            var mug = returns.product(null);
            var sale = returns.atTheDoor(new Goods(mug, 7, 1000));
            var wish = ReturnsWorld.wish(sale, "REFUND", "DOES_NOT_FIT", mug, 1);

            var replies =
                    all(
                            IntStream.range(0, MANY)
                                    .mapToObj(_ ->
                                            returns.world
                                                    .http()
                                                    .sendLater("POST", "/returns", wish))
                                    .toList());

            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(7);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 201)
                    .allSatisfy(reply ->
                            assertThat(reply.json().path("code").asString())
                                    .isEqualTo("more-than-delivered"));
            returns.verify();
        }
    }

    /**
     * Whoever takes goods in does not see money that is just being written down, and whoever writes
     * it down does not see a return that is just being made. So one of them waits for the other.
     */
    @Test
    void moneyThatComesWhileGoodsAreTakenInIsNotMissed() throws SQLException {
        try (var returns = new ReturnsWorld()) {
            var sale = returns.sold(new Goods(returns.product(null), 1, 1000));
            try (var desk = connection(returns)) {
                desk.setAutoCommit(false);
                lock(desk, sale.orderId());

                var heard =
                        CompletableFuture.runAsync(
                                () -> returns.world.hear(returns.captured(sale, 1000)));

                Awaitility.await("the money waits for who has the order")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> waiting(returns) == 1);
                assertThat(heard).isNotDone();
                desk.rollback();
                heard.join();
            }
        }
    }

    private static Connection connection(ReturnsWorld returns) throws SQLException {
        var database =
                returns.world
                        .database()
                        .sql("select current_database()")
                        .query(String.class)
                        .single();
        return DriverManager.getConnection(TestServers.postgres().jdbcUrl(database));
    }

    private static void lock(Connection desk, UUID orderId) throws SQLException {
        try (var statement =
                desk.prepareStatement("select 1 from returns.sold where order_id = ? for update")) {
            statement.setObject(1, orderId);
            statement.execute();
        }
    }

    private static long waiting(ReturnsWorld returns) {
        return returns.world
                .database()
                .sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """)
                .query(Long.class)
                .single();
    }

    @Test
    void noMoreIsRefundedThanWasCapturedHoweverManyParcelsComeAtOnce() {
        try (var returns = new ReturnsWorld()) {
            var mug = returns.product(null);
            var sale = returns.sold(new Goods(mug, MANY, 1000));
            returns.world.hear(
                    returns.captured(sale, 12_500),
                    returns.delivered(sale, returns.world.ids().next(), ReturnsWorld.all(sale)));
            var asked =
                    IntStream.range(0, MANY)
                            .mapToObj(_ -> returns.approved(sale, mug, 1).returnId())
                            .toList();

            var replies =
                    all(
                            asked.stream()
                                    .map(id ->
                                            returns.world
                                                    .http()
                                                    .sendLater(
                                                            "POST",
                                                            "/returns/" + id + "/receive",
                                                            java.util.Map.of(
                                                                    "items",
                                                                    List.of(
                                                                            java.util.Map.of(
                                                                                    "productId",
                                                                                    mug,
                                                                                    "quantity",
                                                                                    1,
                                                                                    "disposition",
                                                                                    "RESTOCK")))))
                                    .toList());
            replies.forEach(ReturnsWorld::done);

            assertThat(
                            returns.world.told(RefundPayment.class).stream()
                                    .mapToLong(RefundPayment::amount)
                                    .sum())
                    .isEqualTo(12_500);
            returns.verify();
            done(returns.world.http().get("/returns?limit=200"));
        }
    }

    private static List<Reply> all(List<CompletableFuture<Reply>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }
}
