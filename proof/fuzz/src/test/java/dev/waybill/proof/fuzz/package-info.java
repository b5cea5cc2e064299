@NullMarked
package dev.waybill.proof.fuzz;

import org.jspecify.annotations.NullMarked;
