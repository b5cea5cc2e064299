package dev.waybill.contracts;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record's {@link Guard} asks of its components, for those who describe it: learnt by
 * listening while the record is made of nothing, so that it is written down once. What is asked
 * only of some values is not learnt.
 */
public final class Rules {

    /** No control characters: a text on one line. */
    static final String LINE = "^[^\\u0000-\\u001F\\u007F-\\u009F]*$";

    /** No control characters but those of a layout. */
    static final String PROSE = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$";

    /** Only set while somebody listens, and only heard by his own thread: no lock is needed. */
    private static @Nullable Rules listener;

    private final Thread thread = Thread.currentThread();
    private final Map<String, Rule> learnt = new LinkedHashMap<>();

    private Rules() {}

    /** What is asked of one component, in the words of JSON Schema. */
    public sealed interface Rule {

        record Text(@Nullable Integer minLength, @Nullable Integer maxLength, String pattern)
                implements Rule {}

        record Number(long minimum, long maximum) implements Rule {}

        /**
         * @param each what is asked of each text in it; lists of records guard themselves
         */
        record Items(int minItems, int maxItems, @Nullable Text each) implements Rule {}
    }

    /** The rules of a record, by the names of its components. */
    public static synchronized Map<String, Rule> of(Class<? extends Record> type) {
        var rules = new Rules();
        listener = rules;
        try {
            var _ = constructor(type).newInstance(nothing(type));
        } catch (InvocationTargetException _) {
            // Nothing is what the guard refuses; by then it has said all it asks.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        } finally {
            listener = null;
        }
        return Map.copyOf(rules.learnt);
    }

    static @Nullable Rules listening() {
        var here = listener;
        return here != null && here.thread == Thread.currentThread() ? here : null;
    }

    void text(String name, int shortest, int longest, String pattern) {
        learnt.put(name, line(shortest, longest, pattern));
    }

    void texts(String name, int longest) {
        learnt.put(name, new Rule.Items(0, Guard.MOST_ITEMS, line(1, longest, LINE)));
    }

    void pattern(String name, Pattern pattern) {
        var text = pattern.pattern();
        var whole = text.contains("|") ? "(?:" + text + ")" : text;
        learnt.put(name, new Rule.Text(null, null, "^" + whole + "$"));
    }

    void code(String name, int length, char first, char last) {
        learnt.put(name, new Rule.Text(null, null, code(length, first, last)));
    }

    void range(String name, long least, long most) {
        learnt.put(name, new Rule.Number(least, most));
    }

    void list(String name, int fewest) {
        learnt.put(name, new Rule.Items(fewest, Guard.MOST_ITEMS, null));
    }

    static String code(int length, char first, char last) {
        return "^[" + first + "-" + last + "]{" + length + "}$";
    }

    private static Rule.Text line(int shortest, int longest, String pattern) {
        return new Rule.Text(shortest == 0 ? null : shortest, longest, pattern);
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type)
            throws NoSuchMethodException {
        var constructor =
                type.getDeclaredConstructor(
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor;
    }

    private static @Nullable Object[] nothing(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> nothingOf(component.getType()))
                .toArray();
    }

    private static @Nullable Object nothingOf(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
