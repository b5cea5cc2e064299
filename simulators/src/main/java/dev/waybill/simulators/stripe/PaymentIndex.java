package dev.waybill.simulators.stripe;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Intents by their metadata's {@code payment_id}: a hash table chained through the intents
 * themselves, 8 bytes each. Two intents of one payment are both found: that is what a double charge
 * looks like.
 */
final class PaymentIndex {
    static final String KEY = "payment_id";

    private @Nullable Intent[] buckets = new @Nullable Intent[1 << 12];
    private int size;

    void add(Intent intent) {
        var payment = intent.metadata().get(KEY);
        if (payment == null) {
            return;
        }
        if (++size > buckets.length) {
            grow();
        }
        link(payment, intent);
    }

    /** The latest first. */
    void each(String paymentId, Consumer<Intent> each) {
        for (var intent = buckets[bucket(paymentId)]; intent != null; intent = intent.samePayment) {
            if (paymentId.equals(intent.metadata().get(KEY))) {
                each.accept(intent);
            }
        }
    }

    private void link(String payment, Intent intent) {
        var bucket = bucket(payment);
        intent.samePayment = buckets[bucket];
        buckets[bucket] = intent;
    }

    private int bucket(String payment) {
        var hash = payment.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }

    private void grow() {
        var old = buckets;
        buckets = new @Nullable Intent[old.length * 2];
        for (var head : old) {
            for (var intent = reversed(head); intent != null; ) {
                var next = intent.samePayment;
                var payment = intent.metadata().get(KEY);
                if (payment != null) {
                    link(payment, intent);
                }
                intent = next;
            }
        }
    }

    /** Linking puts to the front, so the oldest goes in first. */
    private static @Nullable Intent reversed(@Nullable Intent head) {
        Intent front = null;
        while (head != null) {
            var next = head.samePayment;
            head.samePayment = front;
            front = head;
            head = next;
        }
        return front;
    }
}
