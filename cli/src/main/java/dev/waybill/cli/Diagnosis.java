package dev.waybill.cli;

import dev.waybill.embedded.EmbeddedFailure;
import java.net.BindException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One sentence for whatever went wrong; the whole of it goes to the log. */
final class Diagnosis {
    private Diagnosis() {}

    static String of(Throwable failure, Path log) {
        LoggerFactory.getLogger(Diagnosis.class).error("{}", detail(failure), failure);
        if (failure instanceof Failure || failure instanceof EmbeddedFailure) {
            return String.valueOf(failure.getMessage());
        }
        for (var cause = failure; cause != null; cause = next(cause)) {
            var sentence = known(cause, log);
            if (sentence != null) {
                return sentence;
            }
        }
        return "Something went wrong: " + root(failure) + " (all of it is in " + log + ").";
    }

    private static String detail(Throwable failure) {
        return failure instanceof EmbeddedFailure embedded ? embedded.detail() : "A command failed";
    }

    /** Those that can be told from their text, whoever throws them. */
    private static @Nullable String known(Throwable cause, Path log) {
        var said = String.valueOf(cause.getMessage());
        if (said.contains("No space left on device") || said.contains("DiskFull")) {
            return DataFolder.full(log).getMessage();
        }
        if (cause instanceof BindException
                || cause.getClass().getSimpleName().equals("PortInUseException")) {
            return "The port is taken by another process: stop that one, or give another with --port ("
                    + said
                    + ").";
        }
        // So Waybill's own parts refuse to start, with a sentence for whoever starts them.
        return cause.getClass() == IllegalStateException.class
                        && cause.getStackTrace().length > 0
                        && cause.getStackTrace()[0].getClassName().startsWith("dev.waybill.")
                ? said
                : null;
    }

    private static String root(Throwable failure) {
        var cause = failure;
        for (var next = next(cause); next != null; next = next(cause)) {
            cause = next;
        }
        var said = cause.getMessage();
        return said == null
                ? cause.getClass().getSimpleName()
                : said.lines().findFirst().orElse("");
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause();
    }
}
