/** What is said about work in the warehouse. */
@NullMarked
package dev.waybill.contracts.warehouse;

import org.jspecify.annotations.NullMarked;
