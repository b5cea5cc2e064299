package dev.waybill.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.CreateProduct;
import dev.waybill.contracts.products.DeletionReason;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.contracts.products.UpdateProduct;
import dev.waybill.products.CatalogueEntry.Deleted;
import dev.waybill.products.CatalogueEntry.Live;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueEntryTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Product TEAPOT =
            new Product(ID, "TP-1", "Teapot", "Blue", 1_250, "EUR", null, ProductStatus.ACTIVE);
    private static final Live LIVE = new Live(TEAPOT, 3);

    @Test
    void aProductIsSoldAtOnceUnlessItsStatusSaysOtherwise() {
        assertThat(created(null).product().status()).isEqualTo(ProductStatus.ACTIVE);
        assertThat(created(ProductStatus.DRAFT).product().status()).isEqualTo(ProductStatus.DRAFT);
        assertThat(created(null).version()).isOne();
    }

    @Test
    void whatIsNotGivenStaysAsItIs() {
        var changes = new Changes(null, null, 990L, null, "kitchen", null);

        assertThat(LIVE.with(changes))
                .isEqualTo(
                        new Live(
                                new Product(
                                        ID,
                                        "TP-1",
                                        "Teapot",
                                        "Blue",
                                        990,
                                        "EUR",
                                        "kitchen",
                                        ProductStatus.ACTIVE),
                                4));
    }

    @Test
    void onlyWhatIsNewIsAChange() {
        var command = new UpdateProduct(ID, "Teapot", "Red", 1_250L, "EUR", null, null);

        assertThat(LIVE.changes(command))
                .isEqualTo(new Changes(null, "Red", null, null, null, null));
    }

    @Test
    void sayingWhatIsSoAlreadyIsNoChange() {
        assertThat(LIVE.changes(new UpdateProduct(ID, "Teapot", null, null, null, null, null)))
                .isNull();
        assertThat(LIVE.changes(new UpdateProduct(ID, null, null, null, null, null, null)))
                .isNull();
    }

    @Test
    void aDescriptionCanBeEmptied() {
        var changes = LIVE.changes(new UpdateProduct(ID, null, "", null, null, null, null));

        assertThat(LIVE.with(Objects.requireNonNull(changes)).product().description()).isEmpty();
    }

    @Test
    void aDeletedProductIsANewVersionOfIt() {
        assertThat(LIVE.delete(DeletionReason.DUPLICATE))
                .isEqualTo(new Deleted(TEAPOT, 4, DeletionReason.DUPLICATE));
    }

    private static Live created(@Nullable ProductStatus status) {
        return Live.create(
                ID, new CreateProduct("TP-1", "Teapot", null, 1_250, "EUR", null, status));
    }
}
