package dev.waybill.cli;

/** What a command cannot do; the message is one sentence for the person at the keyboard. */
final class Failure extends RuntimeException {
    Failure(String sentence) {
        super(sentence);
    }

    Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
