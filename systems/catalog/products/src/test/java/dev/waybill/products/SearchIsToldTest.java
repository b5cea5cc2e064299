package dev.waybill.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductUpdated;
import dev.waybill.contracts.products.SearchableCreated;
import dev.waybill.contracts.products.SearchableDeleted;
import dev.waybill.contracts.products.SearchableUpdated;
import dev.waybill.testkit.SystemWorld;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What search is told: the same as everybody, and again if somebody asks for it. */
class SearchIsToldTest {

    private final SystemWorld world = SystemWorld.of(new ProductsSystem());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void searchIsToldWhatEverybodyIsTold() {
        var path = create("TEAPOT-1");
        world.http().patch(path, Map.of("price", 990));
        world.http().delete(path);

        assertThat(world.told(SearchableCreated.class))
                .containsExactlyElementsOf(
                        world.told(ProductCreated.class).stream()
                                .map(SearchableCreated::of)
                                .toList());
        assertThat(world.told(SearchableUpdated.class))
                .containsExactlyElementsOf(
                        world.told(ProductUpdated.class).stream()
                                .map(SearchableUpdated::of)
                                .toList());
        assertThat(world.told(SearchableDeleted.class))
                .containsExactlyElementsOf(
                        world.told(ProductDeleted.class).stream()
                                .map(SearchableDeleted::of)
                                .toList());
    }

    @Test
    void askedForAllAgainSearchIsToldOfEveryProductAsItIsNowAndNobodyElseIs() {
        IntStream.range(0, 1_203).forEach(each -> insert("POT-" + each));
        var gone = create("GONE");
        world.http().delete(gone);
        var changed = create("CHANGED");
        world.http().patch(changed, Map.of("price", 5));
        world.ring();
        world.forget();

        var reply = world.http().post("/products/retellings", "{}");
        world.ring();

        assertThat(reply.status()).isEqualTo(202);
        assertThat(world.told()).hasSize(1_204).hasOnlyElementsOfType(SearchableCreated.class);
        assertThat(world.told(SearchableCreated.class))
                .extracting(SearchableCreated::product)
                .filteredOn(product -> product.sku().equals("CHANGED"))
                .extracting(Product::price)
                .containsExactly(5L);
        world.forget();
        world.ring();
        assertThat(world.told()).isEmpty();
    }

    @Test
    void whatWasThereBeforeThereWasASearchIsToldByItself() {
        insert("OLD");

        world.ring();

        assertThat(world.told(SearchableCreated.class))
                .extracting(told -> told.product().sku())
                .containsExactly("OLD");
    }

    private String create(String sku) {
        var reply =
                world.http()
                        .post(
                                "/products",
                                Map.of("sku", sku, "name", "Pot", "price", 1, "currency", "EUR"));
        return "/products/" + reply.as(Product.class).productId();
    }

    private void insert(String sku) {
        world.database()
                .sql(
                        """
                        insert into products.product (id, sku, name, price, currency, status, created_at, updated_at)
                        values (:id, :sku, 'Pot', 1, 'EUR', 'ACTIVE', now(), now())
                        """)
                .param("id", world.ids().next())
                .param("sku", sku)
                .update();
    }
}
