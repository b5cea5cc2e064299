/** What orders promises. */
@NullMarked
package dev.waybill.orders;

import org.jspecify.annotations.NullMarked;
