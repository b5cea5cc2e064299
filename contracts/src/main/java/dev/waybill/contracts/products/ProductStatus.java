package dev.waybill.contracts.products;

/** Where a product stands in its life: only an active one is sold. */
public enum ProductStatus {
    DRAFT,
    ACTIVE,
    ARCHIVED
}
