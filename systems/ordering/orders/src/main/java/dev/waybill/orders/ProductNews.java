package dev.waybill.orders;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductUpdated;
import java.util.UUID;

/** What is heard about one product. */
sealed interface ProductNews {

    UUID productId();

    record Arrived(ProductCreated event) implements ProductNews {
        @Override
        public UUID productId() {
            return event.product().productId();
        }
    }

    record Changed(ProductUpdated event) implements ProductNews {
        @Override
        public UUID productId() {
            return event.productId();
        }
    }

    record Left(ProductDeleted event) implements ProductNews {
        @Override
        public UUID productId() {
            return event.productId();
        }
    }
}
