@NullMarked
package dev.waybill.proof.soak;

import org.jspecify.annotations.NullMarked;
