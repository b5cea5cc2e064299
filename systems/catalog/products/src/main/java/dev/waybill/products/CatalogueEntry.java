package dev.waybill.products;

import dev.waybill.contracts.products.CreateProduct;
import dev.waybill.contracts.products.DeletionReason;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.contracts.products.UpdateProduct;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A product in the catalogue. Its status says whether it is sold, its life is shorter to tell:
///
/// ```
/// (none) --create--> Live --delete--> Deleted
///                    |  ^
///                    `--' update
/// ```
sealed interface CatalogueEntry {

    Product product();

    /** How often it has changed, from 1. */
    long version();

    default UUID id() {
        return product().productId();
    }

    /** In the catalogue, and the only one with its sku. */
    record Live(Product product, long version) implements CatalogueEntry {

        static Live create(UUID id, CreateProduct command) {
            var status = command.status() == null ? ProductStatus.ACTIVE : command.status();
            return new Live(
                    new Product(
                            id,
                            command.sku(),
                            command.name(),
                            command.description(),
                            command.price(),
                            command.currency(),
                            command.category(),
                            status),
                    1);
        }

        /** What is new in the command; null if everything is so already. */
        @Nullable Changes changes(UpdateProduct command) {
            var changes =
                    new Changes(
                            ifNew(command.name(), product.name()),
                            ifNew(command.description(), product.description()),
                            ifNew(command.price(), product.price()),
                            ifNew(command.currency(), product.currency()),
                            ifNew(command.category(), product.category()),
                            ifNew(command.status(), product.status()));
            return changes.equals(NOTHING) ? null : changes;
        }

        Live with(Changes changes) {
            return new Live(
                    new Product(
                            product.productId(),
                            product.sku(),
                            Objects.requireNonNullElse(changes.name(), product.name()),
                            orElse(changes.description(), product.description()),
                            Objects.requireNonNullElse(changes.price(), product.price()),
                            Objects.requireNonNullElse(changes.currency(), product.currency()),
                            orElse(changes.category(), product.category()),
                            Objects.requireNonNullElse(changes.status(), product.status())),
                    version + 1);
        }

        Deleted delete(@Nullable DeletionReason reason) {
            return new Deleted(product, version + 1, reason);
        }
    }

    /** Not in the catalogue any more; its sku is free. */
    record Deleted(Product product, long version, @Nullable DeletionReason reason)
            implements CatalogueEntry {}

    Changes NOTHING = new Changes(null, null, null, null, null, null);

    private static <T> @Nullable T ifNew(@Nullable T asked, @Nullable T present) {
        return asked == null || asked.equals(present) ? null : asked;
    }

    private static <T> @Nullable T orElse(@Nullable T changed, @Nullable T present) {
        return changed == null ? present : changed;
    }
}
