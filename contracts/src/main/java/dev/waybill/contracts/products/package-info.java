/** What is said about the catalogue: what there is to sell. */
@NullMarked
package dev.waybill.contracts.products;

import org.jspecify.annotations.NullMarked;
