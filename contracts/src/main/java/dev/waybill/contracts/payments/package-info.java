/** What is said about payments, refunds and the fraud screening. */
@NullMarked
package dev.waybill.contracts.payments;

import org.jspecify.annotations.NullMarked;
