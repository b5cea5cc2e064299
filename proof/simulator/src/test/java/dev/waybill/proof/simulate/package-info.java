/** Tests of the simulator. */
@NullMarked
package dev.waybill.proof.simulate;

import org.jspecify.annotations.NullMarked;
