package dev.waybill.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.search.ProductNews.Changed;
import dev.waybill.search.ProductNews.Left;
import dev.waybill.search.ProductNews.Listed;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductNewsTest {

    private static final UUID ID = UUID.fromString("0199b2b0-11f3-7a52-8c4d-3e9b7f106a24");
    private static final Product LAMP =
            new Product(ID, "LAMP", "Lantern", "Old.", 100, "EUR", "Light", ProductStatus.ACTIVE);

    @Test
    void whatIsListedIsSoWhateverWasKnown() {
        assertThat(new Listed(LAMP).after(null)).isEqualTo(LAMP);
        assertThat(new Listed(LAMP).after(changed(7))).isEqualTo(LAMP);
    }

    @Test
    void aChangeChangesWhatItNames() {
        var news = new Changed(ID, new Changes(null, null, 7L, null, null, ProductStatus.DRAFT));

        assertThat(news.after(LAMP))
                .isEqualTo(
                        new Product(
                                ID,
                                "LAMP",
                                "Lantern",
                                "Old.",
                                7,
                                "EUR",
                                "Light",
                                ProductStatus.DRAFT));
    }

    @Test
    void aChangeOfWhatIsNotKnownWaitsUntilItIsToldWhole() {
        var news = new Changed(ID, new Changes("Lamp", null, null, null, null, null));

        assertThat(news.after(null)).isNull();
    }

    @Test
    void whatLeftIsNotFoundAndLeavesOnce() {
        assertThat(new Left(ID).after(LAMP)).isNull();
        assertThat(new Left(ID).after(null)).isNull();
    }

    private static Product changed(long price) {
        return new Product(ID, "LAMP", "Lamp", null, price, "EUR", null, ProductStatus.DRAFT);
    }
}
