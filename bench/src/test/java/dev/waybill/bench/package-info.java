/** Proof that what drives Waybill counts right. */
@NullMarked
package dev.waybill.bench;

import org.jspecify.annotations.NullMarked;
