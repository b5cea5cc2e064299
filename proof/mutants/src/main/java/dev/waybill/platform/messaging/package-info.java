/** Wrong parts of this room; they are in its package so that they fit, and in no production. */
@NullMarked
package dev.waybill.platform.messaging;

import org.jspecify.annotations.NullMarked;
