package dev.waybill.platform.http;

import dev.waybill.platform.messaging.Cause;
import org.jspecify.annotations.Nullable;

/** One command in a batch of them. It must be answered or refused exactly once. */
public final class Request<C> {

    private final C body;
    private final Asking asking;
    private @Nullable Answer answer;
    private @Nullable Problem refusal;

    Request(C body, Asking asking) {
        this.body = body;
        this.asking = asking;
    }

    public C body() {
        return body;
    }

    public Asking asking() {
        return asking;
    }

    public Cause cause() {
        return asking.cause();
    }

    public void answer(Answer given) {
        this.answer = given;
    }

    /**
     * Refuses this one command; the others of the batch go on. Nothing may have been changed or
     * told for it.
     */
    public void refuse(Problem problem) {
        this.refusal = problem;
    }

    public boolean isOpen() {
        return answer == null && refusal == null;
    }

    @Nullable Answer answer() {
        return answer;
    }

    @Nullable Problem refusal() {
        return refusal;
    }
}
