package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.orders.OrderEvent.Goods;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PricedTest {

    private static final UUID TEA = new UUID(1, 1);
    private static final UUID CUP = new UUID(1, 2);
    private static final Goods GOODS =
            new Goods(
                    List.of(
                            new OrderEvent.Line(TEA, 2, 1000, "TEA", null),
                            new OrderEvent.Line(CUP, 1, 500, null, null)),
                    null,
                    null,
                    null,
                    null);

    @Test
    void aLineAtItsFullPriceDoesNotSayItsAmount() {
        assertThat(Priced.bought(GOODS, 2500))
                .extracting(
                        OrderCreated.Item::sku,
                        OrderCreated.Item::productId,
                        OrderCreated.Item::amount)
                .containsExactly(tuple("TEA", TEA, null), tuple(CUP.toString(), CUP, null));
    }

    @Test
    void theAmountsOfAllLinesAreTheTotalToTheCent() {
        var amounts = Priced.bought(GOODS, 1999).stream().map(OrderCreated.Item::amount).toList();

        assertThat(amounts).containsExactly(1599L, 400L);
    }

    @Test
    void whatIsCancelledIsNotSaidOfAnAmendedOrder() {
        var lines = OrderLines.of(GOODS, 1999).cancel(List.of(new Units(TEA, 1)));

        assertThat(Priced.now(lines))
                .containsExactly(
                        new OrderAmended.Item(TEA, 1, lines.all().getFirst().worth()),
                        new OrderAmended.Item(CUP, 1, 400));
        assertThat(
                        Priced.now(lines.cancel(List.of(new Units(CUP, 1)))).stream()
                                .mapToLong(OrderAmended.Item::amount)
                                .sum())
                .isEqualTo(lines.all().getFirst().worth());
    }
}
