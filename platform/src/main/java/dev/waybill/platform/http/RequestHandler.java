package dev.waybill.platform.http;

import dev.waybill.platform.messaging.Outbox;

/**
 * Handles concurrent commands inside one transaction, as {@link
 * dev.waybill.platform.messaging.BatchHandler} handles messages: load all rows, decide one by one,
 * write all rows, tell, and answer or refuse each. A {@link Problem} or another exception thrown
 * out of it rolls everything back; the commands are then tried one by one.
 */
@FunctionalInterface
public interface RequestHandler<C> {

    void handle(Requests<C> requests, Outbox outbox);
}
