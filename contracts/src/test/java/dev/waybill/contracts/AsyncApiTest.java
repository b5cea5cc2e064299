package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryContracts;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {

    @Test
    void fileAndCatalogueSayTheSame() {
        assertThat(AsyncApi.load().path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(AsyncApi.differences(AsyncApi.load(), Contracts.all())).isEmpty();
    }

    @Test
    void aContractThatTheFileLacksIsFound() {
        var more = new ArrayList<Contract<?>>(Contracts.all());
        var known = InventoryContracts.INVENTORY_RESERVED;
        more.add(
                new Contract<>(
                        known.id(),
                        "1.1.0",
                        known.kind(),
                        known.type(),
                        known.topic(),
                        known.subject()));

        assertThat(AsyncApi.differences(AsyncApi.load(), more))
                .anyMatch(each -> each.startsWith("fulfilment.inventory:"))
                .anyMatch(each -> each.startsWith("messages:"));
    }

    @Test
    void aContractThatTheCodeLacksIsFound() {
        var fewer =
                Contracts.all().stream()
                        .filter(each -> each != InventoryContracts.INVENTORY_RELEASED)
                        .toList();

        assertThat(AsyncApi.differences(AsyncApi.load(), fewer))
                .anyMatch(each -> each.startsWith("fulfilment.inventory:"))
                .anyMatch(each -> each.startsWith("messages:"));
    }

    @Test
    void aMessageThatIsMissingOnItsChannelIsFound() {
        var file = AsyncApi.load();
        ((ObjectNode) file.at("/channels/ordering.orders/messages")).remove("order-created-0.3.0");

        assertThat(AsyncApi.differences(file, Contracts.all()))
                .singleElement()
                .asString()
                .startsWith("ordering.orders:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: order-cancelled => name: order-canceled",
                "/orders/order-confirmed-1.0.0.schema.json => /orders/order-created-1.0.0.schema.json",
                "address: payments.payments => address: payments",
                "action: send => action: receive",
                "'#/channels/shopping.carts/messages/cart-checked-out-1.0.0' => '#/channels/shopping.carts/messages/x'",
                "contentType: application/json => contentType: text/plain",
            })
    void everyKindOfSlipIsFound(String slip) {
        var sides = slip.split(" => ", -1);
        var text = AsyncApi.text();
        assertThat(text).contains(sides[0]);
        var slipped = new YAMLMapper().readTree(text.replace(sides[0], sides[1]));

        assertThat(AsyncApi.differences(slipped, Contracts.all())).isNotEmpty();
    }
}
