package dev.waybill.platform.messaging;

import java.util.UUID;

/**
 * Where a handler tells what happened. What is told is part of the batch's transaction: it is
 * delivered if that commits.
 */
public interface Outbox {

    /** Tells a record of the contracts under a new id. */
    void tell(Object message, Cause cause);

    /**
     * Tells under a given id, for commands whose id is derived, so that asking twice is seen to be
     * asking twice.
     */
    void tell(UUID id, Object message, Cause cause);

    /**
     * Runs after the commit and never without one; lost if the process dies in between, so a due
     * row must back it up.
     */
    void afterCommit(Runnable effect);
}
