/**
 * The outside world, played: what every stand-in shares (HTTP edge, dials, journal, chance). Start
 * reading at {@link dev.waybill.simulators.Simulators}.
 */
@NullMarked
package dev.waybill.simulators;

import org.jspecify.annotations.NullMarked;
