package dev.waybill.platform.http;

/**
 * Where pages call to be told of what happens, over a WebSocket. A room serves it like a
 * controller: {@code room.serves(switchboard)}.
 */
public interface Switchboard {

    /** Where it is called, such as {@code /orders/live}. */
    String path();

    /** A page has called. */
    Caller answer(Line line);

    /** Who has called. One thread at a time. */
    interface Caller {

        /**
         * @throws Problem for what is not understood: it is told, and the line stays open
         */
        void says(byte[] text);

        /** The line is gone, whoever hung up. */
        void leaves();
    }
}
