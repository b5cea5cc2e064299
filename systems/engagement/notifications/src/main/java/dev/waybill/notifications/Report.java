package dev.waybill.notifications;

/** What a provider says about a message that it was given. */
sealed interface Report {

    /** It is on its way, and the provider answers for it. */
    record Accepted(String reference) implements Report {}

    /** It will never take this message. */
    record Refused(String why) implements Report {}

    /** Nobody is there, and nobody will be: what is sent there comes back. */
    record AddressDead(String why) implements Report {}

    /**
     * It is certain that it was not taken; later it may be.
     *
     * @param ill whether the provider itself is to blame, not this message
     */
    record NotTaken(String why, boolean ill) implements Report {}

    /** It may have been taken or not. */
    record Unknown(String why) implements Report {}

    /** Whether the provider did its work; what it refuses is its work too. */
    default boolean isWell() {
        return switch (this) {
            case Accepted _, Refused _, AddressDead _ -> true;
            case NotTaken(_, var ill) -> !ill;
            case Unknown _ -> false;
        };
    }

    /** One line for whoever looks at the attempts. */
    default String line() {
        var line =
                switch (this) {
                    case Accepted(var reference) -> reference;
                    case Refused(var why) -> why;
                    case AddressDead(var why) -> why;
                    case NotTaken(var why, _) -> why;
                    case Unknown(var why) -> why;
                };
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
