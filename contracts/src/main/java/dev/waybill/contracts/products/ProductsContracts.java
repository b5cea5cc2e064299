package dev.waybill.contracts.products;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of products: each of its messages, with its name and version on the wire. */
public final class ProductsContracts {

    public static final Contract<ProductCreated> PRODUCT_CREATED =
            new Contract<>(
                    "product-created",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ProductCreated.class,
                    Topics.CATALOG_PRODUCT_EVENTS,
                    message -> message.product().productId());

    public static final Contract<ProductUpdated> PRODUCT_UPDATED =
            new Contract<>(
                    "product-updated",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ProductUpdated.class,
                    Topics.CATALOG_PRODUCT_EVENTS,
                    ProductUpdated::productId);

    public static final Contract<ProductDeleted> PRODUCT_DELETED =
            new Contract<>(
                    "product-deleted",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ProductDeleted.class,
                    Topics.CATALOG_PRODUCT_EVENTS,
                    ProductDeleted::productId);

    /** As product-created, on the topic of search; so are the next two. */
    public static final Contract<SearchableCreated> SEARCHABLE_CREATED =
            new Contract<>(
                    "product-created",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    SearchableCreated.class,
                    Topics.CATALOG_PRODUCT_EVENTS_SEARCH,
                    message -> message.product().productId());

    public static final Contract<SearchableUpdated> SEARCHABLE_UPDATED =
            new Contract<>(
                    "product-updated",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    SearchableUpdated.class,
                    Topics.CATALOG_PRODUCT_EVENTS_SEARCH,
                    SearchableUpdated::productId);

    public static final Contract<SearchableDeleted> SEARCHABLE_DELETED =
            new Contract<>(
                    "product-deleted",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    SearchableDeleted.class,
                    Topics.CATALOG_PRODUCT_EVENTS_SEARCH,
                    SearchableDeleted::productId);

    public static final Operation<CreateProduct, Void> CREATE_PRODUCT =
            new Operation<>(
                    "create-product", "1.0.0", Operation.Kind.COMMAND, CreateProduct.class, null);

    public static final Operation<UpdateProduct, Void> UPDATE_PRODUCT =
            new Operation<>(
                    "update-product", "1.0.0", Operation.Kind.COMMAND, UpdateProduct.class, null);

    public static final Operation<DeleteProduct, Void> DELETE_PRODUCT =
            new Operation<>(
                    "delete-product", "1.0.0", Operation.Kind.COMMAND, DeleteProduct.class, null);

    public static final Operation<GetProduct, Product> GET_PRODUCT =
            new Operation<>(
                    "get-product", "1.0.0", Operation.Kind.QUERY, GetProduct.class, Product.class);

    private ProductsContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                PRODUCT_CREATED,
                PRODUCT_UPDATED,
                PRODUCT_DELETED,
                SEARCHABLE_CREATED,
                SEARCHABLE_UPDATED,
                SEARCHABLE_DELETED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of(CREATE_PRODUCT, UPDATE_PRODUCT, DELETE_PRODUCT, GET_PRODUCT);
    }
}
