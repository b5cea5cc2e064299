package dev.waybill.warehouse;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductUpdated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard about one product. */
sealed interface ProductNews {

    UUID productId();

    ShelfProduct after(ShelfProduct known);

    record Arrived(UUID productId, String sku, String name) implements ProductNews {
        static Arrived of(ProductCreated event) {
            var product = event.product();
            return new Arrived(product.productId(), product.sku(), product.name());
        }

        @Override
        public ShelfProduct after(ShelfProduct known) {
            return known.called(sku, name);
        }
    }

    record Renamed(UUID productId, @Nullable String name) implements ProductNews {
        static Renamed of(ProductUpdated event) {
            return new Renamed(event.productId(), event.changes().name());
        }

        @Override
        public ShelfProduct after(ShelfProduct known) {
            return name == null || name.equals(known.name())
                    ? known
                    : known.called(known.sku(), name);
        }
    }

    record Left(UUID productId) implements ProductNews {
        static Left of(ProductDeleted event) {
            return new Left(event.productId());
        }

        @Override
        public ShelfProduct after(ShelfProduct known) {
            return known.withdrawn();
        }
    }
}
