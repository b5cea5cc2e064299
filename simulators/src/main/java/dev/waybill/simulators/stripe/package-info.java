/**
 * Stripe as stripe-java sees it. Start reading at {@link
 * dev.waybill.simulators.stripe.StripeSimulator}.
 */
@NullMarked
package dev.waybill.simulators.stripe;

import org.jspecify.annotations.NullMarked;
