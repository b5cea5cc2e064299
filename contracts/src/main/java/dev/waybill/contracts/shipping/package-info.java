/** What is said about shipments. */
@NullMarked
package dev.waybill.contracts.shipping;

import org.jspecify.annotations.NullMarked;
