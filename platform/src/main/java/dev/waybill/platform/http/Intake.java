package dev.waybill.platform.http;

import org.springframework.http.ResponseEntity;

/**
 * Takes commands for one handler. Concurrent ones are handled in one transaction, so a busy moment
 * costs fewer commits.
 */
public interface Intake<C> {

    /**
     * Waits until the command's transaction has committed. Honours the asking's idempotency key:
     * the same key with the same command is answered with the stored answer.
     *
     * @throws Problem if the command is refused, its key was used for another command (422), or the
     *     queue is full (503)
     */
    <T> ResponseEntity<T> ask(Asking asking, C command);

    /**
     * Hands a command in without waiting for it; a failure is logged, and a due row must bring it
     * back.
     */
    void leave(Asking asking, C command);
}
