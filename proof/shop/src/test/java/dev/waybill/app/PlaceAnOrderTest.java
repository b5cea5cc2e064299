package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From cart to confirmed order and back, through every system, over HTTP. */
class PlaceAnOrderTest {

    private final Shop shop = AppWorld.shared().shop();

    @Test
    void aCartBecomesAConfirmedOrder() {
        var product = shop.product(1_250, 10);
        var cart = shop.post("/carts", Map.of()).text("cartId");
        var added =
                shop.post("/carts/" + cart + "/items", Map.of("productId", product, "quantity", 2));
        assertThat(added.status()).isEqualTo(200);

        var checkout =
                shop.post("/carts/" + cart + "/checkout", Map.of("customerId", UUID.randomUUID()));
        assertThat(checkout.status()).as(new String(checkout.body())).isEqualTo(200);
        var end = shop.end(checkout);

        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("CONFIRMED");
        var order = shop.get("/orders/" + end.path("orderId").asString()).json();
        assertThat(order.path("total").asLong()).isEqualTo(2_500);
        assertThat(order.path("confirmationNumber").asString()).matches("ORD-[0-9]{8}");
        var stock = shop.get("/stock/" + product).json();
        assertThat(List.of(stock.path("available").asInt(), stock.path("reserved").asInt()))
                .isEqualTo(List.of(8, 2));
    }

    @Test
    void aDeclinedCardLeavesNothingBehind() {
        var product = shop.product(1_000, 1);

        var end =
                shop.end(shop.buy(product, 1, "pm_card_chargeDeclinedInsufficientFunds", Map.of()));

        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("FAILED");
        assertThat(end.path("reason").asString()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(shop.get("/stock/" + product).json().path("available").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsSoldOutIsToldSo() {
        var product = shop.product(1_000, 1);

        var end = shop.end(shop.buy(product, 2, "pm_card_visa", Map.of()));

        assertThat(end.path("status").asString()).isEqualTo("FAILED");
        assertThat(end.path("reason").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(end.path("detail").asString()).contains("Lantern");
    }

    @Test
    void aCancelledOrderGivesGoodsAndMoneyBack() {
        var product = shop.product(4_000, 3);
        var end = shop.end(shop.buy(product, 3, "pm_card_visa", Map.of()));
        var order = "/orders/" + end.path("orderId").asString();
        takeByHand(end.path("orderId").asString());
        Awaitility.await().until(() -> shop.get(order).json().path("captured").asLong() == 12_000);

        var cancelled = shop.post(order + "/cancel", Map.of("reason", "CUSTOMER_REQUESTED"));

        assertThat(cancelled.status()).as(new String(cancelled.body())).isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    assertThat(shop.get(order).json().path("refunded").asLong()).isEqualTo(12_000);
                    assertThat(shop.get("/stock/" + product).json().path("available").asInt())
                            .isEqualTo(3);
                });
        var timeline = shop.get(order + "/timeline").json();
        assertThat(timeline.toString())
                .contains("order-cancelled", "refund-processed", "inventory-released");
    }

    @Test
    void anOrderThatIsCancelledBeforeItIsSentIsNeverPaidFor() {
        var product = shop.product(4_000, 3);
        var end = shop.end(shop.buy(product, 3, "pm_card_visa", Map.of()));
        var id = end.path("orderId").asString();
        var order = "/orders/" + id;

        var cancelled = shop.post(order + "/cancel", Map.of("reason", "CUSTOMER_REQUESTED"));

        assertThat(cancelled.status()).as(new String(cancelled.body())).isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(payment(id).path("status").asString()).isEqualTo("VOIDED"));
        assertThat(shop.get(order).json().path("captured").asLong()).isZero();
        assertThat(payment(id).path("held").asLong()).isZero();
    }

    private JsonNode payment(String order) {
        return shop.get("/payments?orderId=" + order).json().path("items").path(0);
    }

    private void takeByHand(String order) {
        shop.takeByHand(AppWorld.shared().simulators(), order);
    }
}
