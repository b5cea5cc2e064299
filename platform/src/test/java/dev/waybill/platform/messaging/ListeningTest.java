package dev.waybill.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.InvalidValue;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.orders.OrderCreated030;
import dev.waybill.contracts.orders.OrdersContracts;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductsContracts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bytes become each handler's own words; what cannot be read is not guessed. */
class ListeningTest {

    private static final ProductDeleted DELETED =
            new ProductDeleted(new UUID(0, 1), Lines.NOON, new UUID(9, 1), null);

    private final List<Object> heard = new ArrayList<>();
    private final Listening listening =
            new Listening(
                    List.of(
                            new Ear<Object>("r", (batch, _) -> batch.bodies().forEach(heard::add))
                                    .on(
                                            ProductsContracts.PRODUCT_DELETED,
                                            ProductDeleted::productId)
                                    .on(OrdersContracts.ORDER_CREATED_030, _ -> "0.3.0")
                                    .on(OrdersContracts.ORDER_CREATED, _ -> "1.0.0")));

    private void hear(Received message) {
        listening.handle(List.of(message), new NoOutbox(), Lines.NOON);
    }

    @Test
    void theExactVersionIsRead() {
        hear(Lines.of(DELETED, "1.0.0", Wire.write(DELETED), 1));

        assertThat(heard).containsExactly(DELETED.productId());
    }

    @Test
    void anotherVersionOfTheSameMajorIsReadAsTheKnownOne() {
        var more = new String(Wire.write(DELETED)).replaceFirst("\\{", "{\"addedLater\":true,");
        hear(Lines.of(DELETED, "1.7.0", more.getBytes(), 1));

        assertThat(heard).containsExactly(DELETED.productId());
    }

    @Test
    void anotherMajorVersionIsNotGuessed() {
        assertThatThrownBy(() -> hear(Lines.of(DELETED, "2.0.0", Wire.write(DELETED), 1)))
                .hasMessage("cannot read product-deleted 2.0.0; known: [1.0.0]");
    }

    @Test
    void beforeOneEveryVersionStandsForItself() {
        var unknown =
                new Received(
                        OrdersContracts.ORDER_CREATED_030.topic(),
                        0,
                        1,
                        1,
                        1,
                        1,
                        "key",
                        "order-created",
                        Lines.NOON,
                        Lines.headers(1, "0.4.0"),
                        new byte[0]);

        assertThatThrownBy(() -> hear(unknown)).hasMessageContaining("cannot read order-created");
        assertThat(OrdersContracts.ORDER_CREATED_030.type()).isEqualTo(OrderCreated030.class);
    }

    @Test
    void brokenBytesAreNamed() {
        assertThatThrownBy(() -> hear(Lines.of(DELETED, "1.0.0", "{".getBytes(), 1)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void onlyWhatAnEarWantsIsHeard() {
        assertThat(listening.topics())
                .containsExactlyInAnyOrder(
                        ProductsContracts.PRODUCT_DELETED.topic(),
                        OrdersContracts.ORDER_CREATED.topic());
        assertThat(listening.hears(Lines.deleted(1))).isTrue();
        assertThat(new Listening(List.of()).hears(Lines.deleted(1))).isFalse();
    }

    private record NoOutbox() implements Outbox {
        @Override
        public void tell(Object message, Cause cause) {
            throw new AssertionError("nothing is told here");
        }

        @Override
        public void tell(UUID id, Object message, Cause cause) {
            throw new AssertionError("nothing is told here");
        }

        @Override
        public void afterCommit(Runnable effect) {
            throw new AssertionError("nothing is done here");
        }
    }
}
