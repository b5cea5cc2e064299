package dev.waybill.platform.effects;

/** What came of one attempt. */
public sealed interface Outcome<A> {

    /** It has happened. */
    record Done<A>(A answer) implements Outcome<A> {}

    /** It has not happened, and will not. */
    record Refused<A>(A answer) implements Outcome<A> {}

    /** It was looked for, and is not there. */
    record Absent<A>() implements Outcome<A> {}

    /**
     * Nobody can tell what happened.
     *
     * @param keyBurnt the other side will answer this key with its own failure for ever
     */
    record Unknown<A>(String why, boolean keyBurnt) implements Outcome<A> {}

    static <A> Outcome<A> unknown(String why) {
        return new Unknown<>(why, false);
    }

    /** How an effect stands after it. */
    default Effect.State state() {
        return switch (this) {
            case Done<A> _ -> Effect.State.DONE;
            case Refused<A> _, Absent<A> _ -> Effect.State.FAILED;
            case Unknown<A> _ -> Effect.State.UNKNOWN;
        };
    }

    /** One line for whoever looks at the attempts. */
    default String line() {
        var line =
                switch (this) {
                    case Done<A>(var answer) -> String.valueOf(answer);
                    case Refused<A>(var answer) -> String.valueOf(answer);
                    case Absent<A> _ -> "has not happened";
                    case Unknown<A>(var why, _) -> why;
                };
        return line.length() > 250 ? line.substring(0, 250) : line;
    }
}
