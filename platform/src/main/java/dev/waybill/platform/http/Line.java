package dev.waybill.platform.http;

import java.util.UUID;

/**
 * A line that a page holds open. Whoever has something to say says it and goes on: a page that does
 * not listen is hung up on, and calls again.
 */
public interface Line {

    UUID id();

    /** As JSON, in the order of saying. */
    void say(Object message);

    /** Nothing more is said or heard. */
    void hangUp();
}
