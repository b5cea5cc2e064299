/**
 * The catalogue: what there is to sell, under which sku and at what price. {@link
 * dev.waybill.products.ProductsSystem} is the front door.
 */
@NullMarked
package dev.waybill.products;

import org.jspecify.annotations.NullMarked;
