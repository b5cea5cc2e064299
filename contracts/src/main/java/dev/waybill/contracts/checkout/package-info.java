/** What is said about checkout sessions. */
@NullMarked
package dev.waybill.contracts.checkout;

import org.jspecify.annotations.NullMarked;
