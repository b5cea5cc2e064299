package dev.waybill.returns;

import static dev.waybill.returns.ReturnsWorld.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.returns.ReturnsWorld.Goods;
import dev.waybill.testkit.Http.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
