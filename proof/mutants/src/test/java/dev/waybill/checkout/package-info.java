@NullMarked
package dev.waybill.checkout;

import org.jspecify.annotations.NullMarked;
