package dev.waybill.contracts;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** A value that the published language does not allow; it names every place that is wrong. */
public final class InvalidValue extends IllegalArgumentException {

    private final transient List<Violation> violations;

    public InvalidValue(List<Violation> violations) {
        this(violations, null);
    }

    private InvalidValue(List<Violation> violations, @Nullable Throwable cause) {
        super(sentence(violations), cause);
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, at least one; pointers start at the record that was built or read. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * Says in this language what Jackson found: the pointer leads from the root of the document,
     * through Jackson's path, to the component that a nested record refused.
     */
    public static InvalidValue of(JacksonException failure) {
        var path = pointer(failure);
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue refused) {
                var moved = refused.violations.stream().map(each -> each.under(path)).toList();
                return new InvalidValue(moved, failure);
            }
        }
        return new InvalidValue(List.of(new Violation(path, plain(failure))), failure);
    }

    private static String pointer(JacksonException failure) {
        var pointer = new StringBuilder();
        for (var step : failure.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Never Jackson's own text: it names classes and echoes the input. */
    private static String plain(JacksonException failure) {
        return switch (failure) {
            case InputCoercionException _ -> "must be an integer in range";
            case StreamConstraintsException _ -> "is too large";
            case StreamReadException _, JacksonIOException _ -> "is not valid JSON";
            case UnrecognizedPropertyException _ -> "is not known";
            case MismatchedInputException wrong when isMissing(wrong) -> "must be given";
            case MismatchedInputException wrong when isTrailing(wrong) -> "is not valid JSON";
            case MismatchedInputException wrong when wrong.getTargetType() != null ->
                    expected(wrong.getTargetType());
            default -> "has the wrong type";
        };
    }

    private static boolean isMissing(MismatchedInputException failure) {
        return failure instanceof InvalidNullException
                || failure.getOriginalMessage().startsWith("Missing required creator property")
                || failure.getOriginalMessage().startsWith("Cannot map `null` into type");
    }

    private static boolean isTrailing(MismatchedInputException failure) {
        return failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of " + Wire.names(type);
        }
        if (type.isRecord()) {
            return "must be an object";
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "must be a UUID";
            case "Instant" -> "must be an RFC 3339 date-time";
            case "String" -> "must be a text";
            case "int", "long", "Integer", "Long" -> "must be an integer in range";
            case "double", "Double" -> "must be a number";
            case "List", "ArrayList" -> "must be a list";
            default -> "has the wrong type";
        };
    }

    private static String sentence(List<Violation> violations) {
        return violations.stream()
                .map(each -> each.pointer() + " " + each.message())
                .collect(Collectors.joining("; "));
    }
}
