package dev.waybill.platform.http;

import dev.waybill.contracts.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that a client can act on, sent as RFC 9457 {@code application/problem+json}.
 *
 * <p>{@code code} is stable and for machines ({@code cart-not-found}); {@code detail} is a sentence
 * for people; {@code errors} point into the request's body with JSON pointers.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String detail;
    private final transient List<Violation> errors;
    private final boolean retryable;
    private final transient @Nullable Link link;

    private Problem(
            int status, String code, String detail, List<Violation> errors, boolean retryable) {
        this(status, code, detail, errors, retryable, null);
    }

    private Problem(
            int status,
            String code,
            String detail,
            List<Violation> errors,
            boolean retryable,
            @Nullable Link link) {
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryable = retryable;
        this.link = link;
    }

    /**
     * Where a client can go on that does not get any further here.
     *
     * @param rel what is there, in a word
     */
    public record Link(String rel, String href) {}

    /** The same problem, with the way out. */
    public Problem see(String rel, String href) {
        return new Problem(status, code, detail, errors, retryable, new Link(rel, href));
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), false);
    }

    public static Problem notFound(String what, Object id) {
        var code = what.toLowerCase(Locale.ROOT).replace(' ', '-') + "-not-found";
        return of(404, code, "There is no " + what + " " + id + ".");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /** A conflict that can be pinned to places in the request. */
    public static Problem conflict(String code, String detail, List<Violation> errors) {
        return new Problem(409, code, detail, errors, false);
    }

    /** One bad value in the request; {@code pointer} such as {@code /items/0/quantity}. */
    public static Problem invalid(String pointer, String message) {
        return invalid(List.of(new Violation(pointer, message)));
    }

    public static Problem invalid(List<Violation> errors) {
        var first = errors.getFirst();
        return new Problem(
                400,
                "invalid-request",
                first.pointer() + " " + first.message() + ".",
                errors,
                false);
    }

    /** The same request may succeed later, unchanged. */
    public static Problem tryAgain(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), true);
    }

    /** The database or another part does not answer at the moment. */
    static Problem unavailable() {
        return tryAgain(
                503,
                "unavailable",
                "A part of Waybill does not answer at the moment. Nothing was changed; try again.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> errors() {
        return errors;
    }

    public boolean retryable() {
        return retryable;
    }

    public @Nullable Link link() {
        return link;
    }
}
