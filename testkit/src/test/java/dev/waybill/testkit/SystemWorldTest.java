package dev.waybill.testkit;

import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_DELETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kit that rooms are tested with, tried on a room that tells an echo of what it hears. */
class SystemWorldTest {

    private static final List<Integer> BATCHES = new ArrayList<>();
    private static final List<Instant> RUNG = new ArrayList<>();
    private static final UUID POISON = new UUID(6, 6);
    private static final SystemWorld WORLD = SystemWorld.of(new Echo());

    private static final class Echo implements WaybillSystem {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public void furnish(Room room) {
            room.hears(
                            (Batch<ProductDeleted> batch, Outbox outbox) -> {
                                BATCHES.add(batch.messages().size());
                                for (var heard : batch) {
                                    outbox.tell(heard.body(), heard.cause());
                                    if (heard.body().productId().equals(POISON)) {
                                        throw new IllegalStateException("poison");
                                    }
                                }
                            })
                    .on(PRODUCT_DELETED);
            room.wakes((now, _) -> {
                RUNG.add(now);
                return RUNG.size() % 3;
            });
        }
    }

    @BeforeEach
    void start() {
        BATCHES.clear();
        RUNG.clear();
        WORLD.forget();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static ProductDeleted deleted(UUID product) {
        return new ProductDeleted(new UUID(1, 1), WORLD.now(), product, null);
    }

    @Test
    void aBatchIsHeardInOneTransactionAndWhatIsToldIsSeenInOrder() {
        var first = deleted(new UUID(1, 1));
        var second = deleted(new UUID(1, 2));

        WORLD.hear(first, second);

        assertThat(BATCHES).containsExactly(2);
        assertThat(WORLD.told(ProductDeleted.class)).containsExactly(first, second);
        WORLD.forget();
        assertThat(WORLD.told()).isEmpty();
    }

    @Test
    void oneByOneIsABatchEach() {
        WORLD.hearOneByOne(deleted(new UUID(1, 1)), deleted(new UUID(1, 2)));

        assertThat(BATCHES).containsExactly(1, 1);
    }

    @Test
    void whatAHandlerThrowsComesOutAndNothingIsKept() {
        assertThatThrownBy(() -> WORLD.hear(deleted(new UUID(1, 1)), deleted(POISON)))
                .hasMessage("poison");

        assertThat(WORLD.told()).isEmpty();
    }

    @Test
    void theJourneyAndTheCauseAreCarriedOn() {
        var journey = new UUID(3, 3);

        WORLD.hearInJourney(journey, deleted(new UUID(1, 1)));

        var told = WORLD.tellings().getFirst();
        assertThat(told.correlationId()).isEqualTo(journey);
        assertThat(told.causationId()).isNotNull().isNotEqualTo(told.id());
        assertThat(told.type()).isEqualTo("product-deleted");
    }

    @Test
    void alarmsRingUntilNothingIsDueAtTheWorldsTime() {
        var before = WORLD.now();
        WORLD.clock().advance(Duration.ofHours(2));

        WORLD.ring();

        assertThat(RUNG).hasSize(3).allMatch(now -> now.isAfter(before.plusSeconds(7_000)));
    }

    @Test
    void itsHttpHasTheConventions() {
        var reply = WORLD.http().get("/nowhere");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("content-type")).startsWith("application/problem+json");
        assertThat(reply.json().path("code").asString()).isEqualTo("no-such-path");
        assertThat(reply.has("traceparent")).isTrue();
    }
}
