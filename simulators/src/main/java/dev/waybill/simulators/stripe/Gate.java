package dev.waybill.simulators.stripe;

import java.util.function.BooleanSupplier;

/** Where deliveries wait while webhooks are paused. */
final class Gate {

    synchronized void look() {
        notifyAll();
    }

    synchronized void awaitUntil(BooleanSupplier open) throws InterruptedException {
        while (!open.getAsBoolean()) {
            wait();
        }
    }
}
