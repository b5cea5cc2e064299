package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir private Path folder;

    @Test
    void everyWishComesToItsEndAndTheFiguresAddUpTwiceOnTheSameData() throws Exception {
        try (var waybill = new FakeWaybill()) {
            for (int run = 0; run < 2; run++) {
                var json = folder.resolve("demo.json");
                var figures =
                        Demo.run(
                                new Demo.Options(
                                        waybill.uri(),
                                        300,
                                        Duration.ZERO,
                                        Duration.ofSeconds(20),
                                        json),
                                NOWHERE);

                assertThat(figures.exitCode()).isZero();
                assertThat(figures.placed()).isEqualTo(300);
                assertThat(figures.confirmed() + figures.failed().getOrDefault("OUT_OF_STOCK", 0L))
                        .isEqualTo(300);
                assertThat(figures.failed()).containsKey("OUT_OF_STOCK");
                assertThat(figures.cancelled()).isPositive();
                var door = java.util.Objects.requireNonNull(figures.door());
                assertThat(door.delivered() + figures.cancelled()).isEqualTo(figures.confirmed());
                assertThat(door.holdsReleased()).isEqualTo(3);
                assertThat(door.happened())
                        .containsEntry("with a shipment delivered", door.delivered());
                assertThat(door.back())
                        .containsOnlyKeys(
                                "sent back, and paid back",
                                "sent back, for another one",
                                "paid back, since it was damaged");
                assertThat(Files.readString(json)).contains("\"placed\" : 300");
            }
            assertThat(waybill.products).hasSize(200);
        }
    }

    @Test
    void theThousandWishesHoldEveryKindOfTrouble() {
        var wishes = Scenario.wishes(1_000);

        assertThat(wishes)
                .filteredOn(wish -> !wish.card().equals("pm_card_visa"))
                .hasSizeBetween(45, 75);
        assertThat(wishes).filteredOn(Scenario.Wish::twice).hasSizeBetween(3, 20);
        assertThat(wishes).filteredOn(Scenario.Wish::regrets).hasSizeBetween(40, 70);
        assertThat(wishes)
                .filteredOn(wish -> !wish.promotionCode().isEmpty())
                .hasSizeBetween(120, 200);
        for (var kind : Scenario.Afterwards.values()) {
            assertThat(wishes).filteredOn(wish -> wish.afterwards() == kind).hasSizeGreaterThan(9);
        }
        assertThat(wishes).filteredOn(wish -> wish.postcode().equals("12345")).hasSize(12);
        assertThat(wishes).isEqualTo(Scenario.wishes(1_000));
    }
}
