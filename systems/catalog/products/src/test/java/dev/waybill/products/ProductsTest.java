package dev.waybill.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.CreateProduct;
import dev.waybill.contracts.products.Product;
import dev.waybill.products.CatalogueEntry.Live;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What holds between transactions, as when two processes serve the catalogue. */
class ProductsTest {

    private static final SystemWorld WORLD = SystemWorld.of(new ProductsSystem());
    private final Products products = new Products(WORLD.database());

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void transactionsThatWantTheSameSkusInOppositeOrderShareThemOutWithoutBlocking() {
        var skus = IntStream.range(0, 3_000).mapToObj(i -> "SKU-" + i).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, 8)
                            .mapToObj(i -> wanted(i % 2 == 0 ? skus : skus.reversed()))
                            .map(batch ->
                                    CompletableFuture.supplyAsync(
                                            () -> products.insert(batch, WORLD.now()), threads))
                            .toList();

            var added = running.stream().map(CompletableFuture::join).toList();

            assertThat(added.stream().mapToInt(ids -> ids.size()).sum()).isEqualTo(3_000);
        }
        var listed = products.list(new UUID(0, 0), Products.Question.ANY, 5_000);
        assertThat(listed)
                .extracting(Live::product)
                .extracting(Product::sku)
                .filteredOn(skus::contains)
                .containsExactlyInAnyOrderElementsOf(skus);
    }

    @Test
    void ofTwoInOneBatchTheFirstComeGetsTheSku() {
        var batch = wanted(List.of("ONE", "OTHER", "ONE"));

        assertThat(products.insert(batch, WORLD.now()))
                .containsExactlyInAnyOrder(batch.get(0).id(), batch.get(1).id());
    }

    private static List<Live> wanted(List<String> skus) {
        return skus.stream()
                .map(sku -> new CreateProduct(sku, "Teapot", null, 1, "EUR", null, null))
                .map(command -> Live.create(WORLD.ids().next(), command))
                .toList();
    }
}
