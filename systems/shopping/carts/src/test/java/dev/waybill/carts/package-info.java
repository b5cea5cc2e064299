@NullMarked
package dev.waybill.carts;

import org.jspecify.annotations.NullMarked;
