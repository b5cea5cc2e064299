@NullMarked
package dev.waybill.promotions;

import org.jspecify.annotations.NullMarked;
