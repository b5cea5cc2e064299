/** What is said about goods that come back. */
@NullMarked
package dev.waybill.contracts.returns;

import org.jspecify.annotations.NullMarked;
