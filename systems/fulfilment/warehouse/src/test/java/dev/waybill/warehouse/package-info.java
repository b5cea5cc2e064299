@NullMarked
package dev.waybill.warehouse;

import org.jspecify.annotations.NullMarked;
