package dev.waybill.proof.simulate;

/** The kinds of steps: at each of them somebody else may go first, and something may go wrong. */
enum Moment {
    /** A thread begins. */
    START,
    /** Before a statement. */
    STATEMENT,
    /** Before a commit. */
    COMMIT,
    /** After a commit, before anybody knows of it. */
    COMMITTED,
    /** Before a message is given to the log. */
    SEND,
    /** Before messages are taken from the log. */
    POLL,
    /** Before a provider is called. */
    CALL,
    /** After a provider has done what it was asked, before its answer is read. */
    ANSWER,
    /** Before a client's request goes out. */
    REQUEST,
    /** After a request was answered, before the client reads it. */
    RESPONSE,
    /** A wait is over. */
    WAKE,
    /** A lock was given by whoever held it. */
    UNLOCKED
}
