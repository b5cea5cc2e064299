package dev.waybill.platform.messaging;

/**
 * Handles a batch of messages inside one transaction: load all rows, decide one by one in memory,
 * write all rows, tell. It may be called again with the same messages after a roll-back, never
 * after a commit. An exception makes the kernel bisect the batch until the bad message stands alone
 * and is parked.
 */
@FunctionalInterface
public interface BatchHandler<F> {

    void handle(Batch<F> batch, Outbox outbox);
}
