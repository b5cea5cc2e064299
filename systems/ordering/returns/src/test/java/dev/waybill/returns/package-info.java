@NullMarked
package dev.waybill.returns;

import org.jspecify.annotations.NullMarked;
