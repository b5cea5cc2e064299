package dev.waybill.products;

import dev.waybill.contracts.products.CreateProduct;
import dev.waybill.contracts.products.DeleteProduct;
import dev.waybill.contracts.products.UpdateProduct;
import java.util.UUID;

/** What is asked of the catalogue. */
sealed interface Asked {

    record ToCreate(CreateProduct command) implements Asked {}

    /** To tell search of every product again. */
    record ToRetell() implements Asked {}

    /** Something is asked of a product that must be there. */
    sealed interface OfOne extends Asked {
        UUID productId();
    }

    record ToUpdate(UpdateProduct command) implements OfOne {

        @Override
        public UUID productId() {
            return command.productId();
        }
    }

    record ToDelete(DeleteProduct command) implements OfOne {

        @Override
        public UUID productId() {
            return command.productId();
        }
    }
}
