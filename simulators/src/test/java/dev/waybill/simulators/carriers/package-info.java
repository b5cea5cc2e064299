@NullMarked
package dev.waybill.simulators.carriers;

import org.jspecify.annotations.NullMarked;
