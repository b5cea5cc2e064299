package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a cart to somebody's inbox, through everything that is real. */
class PeopleAreToldTest {

    private static final AppWorld WORLD = AppWorld.shared();
    private static final Shop SHOP = WORLD.shop();

    @Test
    void aCustomerReadsThatTheirOrderIsConfirmed() {
        var customer = UUID.randomUUID();
        var mailbox = customer + "@example.com";
        var contact = Map.of("email", mailbox, "locale", "de", "zone", "Europe/Berlin");
        assertThat(SHOP.put("/notifications/contacts/" + customer, contact).status())
                .isEqualTo(201);
        var product = SHOP.product(1_250, 10);
        var started =
                SHOP.buy(product, 2, "pm_card_visa", Map.of("customerId", customer.toString()));
        var end = SHOP.end(started);
        assertThat(end.path("status").asString()).as(end.toString()).isEqualTo("CONFIRMED");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(inbox(mailbox)).hasSize(1));
        var mail = inbox(mailbox).path(0);
        assertThat(mail.path("subject").asString())
                .isEqualTo(
                        "Ihre Bestellung %s ist bestätigt"
                                .formatted(end.path("confirmationNumber").asString()));
        assertThat(mail.path("text").asString()).contains("2 x SKU-", "25,00");
        var told = SHOP.get("/notifications?orderId=" + end.path("orderId").asString()).json();
        assertThat(told.path("items")).hasSize(1);
        assertThat(told.path("items").path(0).path("address").asString()).isEqualTo(mailbox);
    }

    private static JsonNode inbox(String to) {
        return SHOP.get(WORLD.simulators().inboxBase() + "?to=" + to).json().path("items");
    }
}
