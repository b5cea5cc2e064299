package dev.waybill.search;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.contracts.products.SearchableCreated;
import dev.waybill.contracts.products.SearchableDeleted;
import dev.waybill.contracts.products.SearchableUpdated;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard about one product. */
sealed interface ProductNews {

    UUID productId();

    /**
     * @return what is in the index now; null if it is not there
     */
    @Nullable Product after(@Nullable Product known);

    /** It is there, or is told again: either way it is so now. */
    record Listed(Product product) implements ProductNews {

        static Listed of(SearchableCreated event) {
            return new Listed(event.product());
        }

        @Override
        public UUID productId() {
            return product.productId();
        }

        @Override
        public Product after(@Nullable Product known) {
            return product;
        }
    }

    record Changed(UUID productId, Changes changes) implements ProductNews {

        static Changed of(SearchableUpdated event) {
            return new Changed(event.productId(), event.changes());
        }

        /** What an emptied index does not know comes whole, when it is told again. */
        @Override
        public @Nullable Product after(@Nullable Product known) {
            return known == null
                    ? null
                    : new Product(
                            known.productId(),
                            known.sku(),
                            Objects.requireNonNullElse(changes.name(), known.name()),
                            changed(changes.description(), known.description()),
                            Objects.requireNonNullElse(changes.price(), known.price()),
                            Objects.requireNonNullElse(changes.currency(), known.currency()),
                            changed(changes.category(), known.category()),
                            Objects.requireNonNullElse(changes.status(), known.status()));
        }

        private static @Nullable String changed(@Nullable String now, @Nullable String before) {
            return now == null ? before : now;
        }
    }

    record Left(UUID productId) implements ProductNews {

        static Left of(SearchableDeleted event) {
            return new Left(event.productId());
        }

        @Override
        public @Nullable Product after(@Nullable Product known) {
            return null;
        }
    }
}
