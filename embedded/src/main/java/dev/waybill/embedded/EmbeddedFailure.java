package dev.waybill.embedded;

/**
 * An embedded server could not be started or stopped. The message is one sentence for the person at
 * the keyboard; {@link #detail()} holds the last lines of the server's log, or is empty.
 */
public final class EmbeddedFailure extends RuntimeException {
    private final String detail;

    EmbeddedFailure(String sentence) {
        this(sentence, "");
    }

    EmbeddedFailure(String sentence, String detail) {
        super(sentence);
        this.detail = detail;
    }

    EmbeddedFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.detail = String.valueOf(cause.getMessage());
    }

    public String detail() {
        return detail;
    }
}
