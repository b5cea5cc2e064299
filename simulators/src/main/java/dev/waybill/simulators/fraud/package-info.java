/**
 * A fraud screening company. Start reading at {@link dev.waybill.simulators.fraud.FraudSimulator}.
 */
@NullMarked
package dev.waybill.simulators.fraud;

import org.jspecify.annotations.NullMarked;
