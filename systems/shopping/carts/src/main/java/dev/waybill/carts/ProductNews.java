package dev.waybill.carts;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductUpdated;
import java.util.Optional;
import java.util.UUID;

/** What is heard about one product. */
sealed interface ProductNews {

    UUID productId();

    /** What is known after this news. */
    Optional<ProductSnapshot> after(Optional<ProductSnapshot> known);

    record Arrived(ProductSnapshot product) implements ProductNews {
        static Arrived of(ProductCreated event) {
            return new Arrived(ProductSnapshot.of(event.product()));
        }

        @Override
        public UUID productId() {
            return product.id();
        }

        @Override
        public Optional<ProductSnapshot> after(Optional<ProductSnapshot> known) {
            return Optional.of(product);
        }
    }

    record Changed(UUID productId, ProductUpdated.Changes changes) implements ProductNews {
        static Changed of(ProductUpdated event) {
            return new Changed(event.productId(), event.changes());
        }

        @Override
        public Optional<ProductSnapshot> after(Optional<ProductSnapshot> known) {
            return known.map(product -> product.with(changes));
        }
    }

    record Left(UUID productId) implements ProductNews {
        static Left of(ProductDeleted event) {
            return new Left(event.productId());
        }

        @Override
        public Optional<ProductSnapshot> after(Optional<ProductSnapshot> known) {
            return Optional.empty();
        }
    }
}
