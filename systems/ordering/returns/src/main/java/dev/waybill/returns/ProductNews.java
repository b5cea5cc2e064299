package dev.waybill.returns;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard about one product. */
sealed interface ProductNews {

    UUID productId();

    /** The product afterwards; none if it is not known. */
    @Nullable Product after(@Nullable Product known);

    record Arrived(Product product) implements ProductNews {

        static Arrived of(ProductCreated fact) {
            var is = fact.product();
            return new Arrived(
                    new Product(
                            is.productId(),
                            is.category(),
                            is.sku(),
                            is.name(),
                            is.price(),
                            is.currency(),
                            is.status() == ProductStatus.ACTIVE));
        }

        @Override
        public UUID productId() {
            return product.id();
        }

        @Override
        public Product after(@Nullable Product known) {
            return product;
        }
    }

    record Changed(UUID productId, ProductUpdated.Changes changes) implements ProductNews {

        static Changed of(ProductUpdated fact) {
            return new Changed(fact.productId(), fact.changes());
        }

        @Override
        public @Nullable Product after(@Nullable Product known) {
            return known == null ? null : known.with(changes);
        }
    }

    record Left(UUID productId) implements ProductNews {

        static Left of(ProductDeleted fact) {
            return new Left(fact.productId());
        }

        @Override
        public @Nullable Product after(@Nullable Product known) {
            return known == null ? null : known.withdrawn();
        }
    }
}
