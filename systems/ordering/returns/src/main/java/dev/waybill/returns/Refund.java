package dev.waybill.returns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that payments was asked to give back, in minor units. It may give a part and refuse the
 * rest.
 *
 * @param refusal why not all of it was given
 */
record Refund(
        UUID id, UUID paymentId, long amount, long paid, long refused, @Nullable String refusal) {

    static Refund ask(UUID id, UUID paymentId, long amount) {
        return new Refund(id, paymentId, amount, 0, 0, null);
    }

    /** What has not been answered. */
    long open() {
        return amount - paid - refused;
    }

    /** What is given, or may yet be. */
    long promised() {
        return amount - refused;
    }

    Refund pay(long given) {
        return new Refund(id, paymentId, amount, paid + Math.min(given, open()), refused, refusal);
    }

    /**
     * @param kept all that is open if it does not say
     */
    Refund refuse(@Nullable Long kept, String why) {
        var not = kept == null ? open() : Math.min(kept, open());
        return new Refund(id, paymentId, amount, paid, refused + not, why);
    }
}
