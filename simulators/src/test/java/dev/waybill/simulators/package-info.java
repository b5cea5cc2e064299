/** The simulators, asked through stripe-java and plain HTTP as the rest of Waybill asks them. */
@NullMarked
package dev.waybill.simulators;

import org.jspecify.annotations.NullMarked;
