package dev.waybill.platform;

import dev.waybill.platform.effects.Pulses;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Ear;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the platform gives to one system while it is being furnished, and for ever after. */
public interface Room {

    /** The system's own schema; migrations are read from {@code db/<name>} on the class path. */
    Database database();

    Clock clock();

    Ids ids();

    Settings settings();

    MeterRegistry meters();

    /**
     * Threads for calls to the outside, made after a commit. Never wait on it inside a transaction.
     */
    Executor calls();

    /** How those outside are doing, for whoever calls them to say. */
    Pulses pulses();

    /** Wakes people who wait for something to change, such as long-polls. */
    Signals signals();

    /** The part itself, unless the proof wants to see a wrong one noticed: {@link Parts}. */
    <T> T part(Class<T> kind, T right);

    /**
     * Declares what a handler hears: {@code room.hears(handler).on(RESERVE_INVENTORY,
     * Ask::reserve).on(...)}. Messages of one key reach one handler in the order in which they were
     * told; different handlers of a system do not wait for each other within a batch.
     */
    <F> Ear<F> hears(BatchHandler<F> handler);

    /**
     * As {@link #hears(BatchHandler)}, but by a reader with its own position, so that it can lag
     * without harm.
     */
    <F> Ear<F> hears(String reader, BatchHandler<F> handler);

    /**
     * Due rows are one more input: the alarm is rung when the system has caught up with its
     * messages.
     */
    void wakes(Alarm alarm);

    /**
     * Takes commands that come by HTTP: concurrent ones are decided together, in one transaction.
     */
    <C> Intake<C> takes(RequestHandler<C> handler);

    /**
     * Serves HTTP: a Spring MVC {@code @RestController}, or a {@link
     * dev.waybill.platform.http.Switchboard}.
     */
    void serves(Object controller);
}
