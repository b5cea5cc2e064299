/** The pure parts of the simulated Stripe. */
@NullMarked
package dev.waybill.simulators.stripe;

import org.jspecify.annotations.NullMarked;
