package dev.waybill.proof.soak;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * Something that goes wrong.
 *
 * @param at how many orders have come to their end before
 * @param amount what the kind counts: seconds of a stop, exchanges that are cut, percent of calls,
 *     seconds by which the clock jumps; seconds that a killed process stays away, or minutes of the
 *     clock
 */
record Fault(int at, Kind kind, int amount) {

    /** Each with what it strikes. */
    enum Kind {
        KILL_APPLICATION(Part.APPLICATION),
        KILL_SECOND(Part.SECOND),
        KILL_POSTGRESQL(Part.POSTGRESQL),
        KILL_KAFKA(Part.KAFKA),
        KILL_SIMULATORS(Part.SIMULATORS),
        STOP_APPLICATION(Part.APPLICATION),
        STOP_SECOND(Part.SECOND),
        STOP_POSTGRESQL(Part.POSTGRESQL),
        STOP_KAFKA(Part.KAFKA),
        STOP_SIMULATORS(Part.SIMULATORS),
        CUT_APPLICATION_BEFORE(Part.APPLICATION),
        CUT_APPLICATION_AFTER(Part.APPLICATION),
        CUT_POSTGRESQL_BEFORE(Part.POSTGRESQL),
        CUT_POSTGRESQL_AFTER(Part.POSTGRESQL),
        CUT_KAFKA_BEFORE(Part.KAFKA),
        CUT_KAFKA_AFTER(Part.KAFKA),
        CUT_SIMULATORS_BEFORE(Part.SIMULATORS),
        CUT_SIMULATORS_AFTER(Part.SIMULATORS),
        PROVIDER_UNAVAILABLE(Part.SIMULATORS),
        PROVIDER_ERRORS(Part.SIMULATORS),
        PROVIDER_SILENT_BEFORE(Part.SIMULATORS),
        PROVIDER_SILENT_AFTER(Part.SIMULATORS),
        WEBHOOKS_TWICE(Part.SIMULATORS),
        WEBHOOKS_REORDERED(Part.SIMULATORS),
        WEBHOOKS_LOST(Part.SIMULATORS),
        AWAY_SIMULATORS(Part.SIMULATORS),
        ONLY_WEBHOOKS(Part.SIMULATORS),
        RESTART_EVERYTHING(Part.APPLICATION),
        CLOCK_JUMPS(Part.APPLICATION);

        private final Part part;

        Kind(Part part) {
            this.part = part;
        }

        Part part() {
            return part;
        }

        boolean kills() {
            return name().startsWith("KILL_");
        }

        boolean stops() {
            return name().startsWith("STOP_");
        }

        boolean cuts() {
            return name().startsWith("CUT_");
        }

        /** Whether a process is away or cannot be relied on meanwhile; one such fault at a time. */
        boolean takesAway() {
            return kills()
                    || stops()
                    || this == RESTART_EVERYTHING
                    || this == AWAY_SIMULATORS
                    || this == ONLY_WEBHOOKS;
        }

        /** For people. */
        String words() {
            return switch (this) {
                case RESTART_EVERYTHING -> "restart of everything";
                case CLOCK_JUMPS -> "clock jumps";
                case AWAY_SIMULATORS -> "providers away for long";
                case ONLY_WEBHOOKS -> "only webhooks tell, sessions of PostgreSQL are ended";
                case PROVIDER_UNAVAILABLE -> "providers unavailable";
                case PROVIDER_ERRORS -> "provider errors";
                case PROVIDER_SILENT_BEFORE -> "providers silent, nothing done";
                case PROVIDER_SILENT_AFTER -> "providers silent after success";
                case WEBHOOKS_TWICE -> "webhooks twice";
                case WEBHOOKS_REORDERED -> "webhooks out of order";
                case WEBHOOKS_LOST -> "webhooks lost";
                default -> struck();
            };
        }

        private String struck() {
            if (kills()) {
                return "kill -9 " + part.words();
            }
            if (stops()) {
                return "SIGSTOP " + part.words();
            }
            var moment = name().endsWith("_BEFORE") ? "before" : "after";
            return "cut " + moment + " the answer of " + part.words();
        }
    }

    /** For people. */
    @JsonIgnore
    String words() {
        var more =
                switch (kind) {
                    case CLOCK_JUMPS -> " by %+d s".formatted(amount);
                    case RESTART_EVERYTHING -> "";
                    case AWAY_SIMULATORS -> ": " + amount + " min of the clock";
                    case ONLY_WEBHOOKS -> " x " + amount;
                    default ->
                            kind.kills()
                                    ? ""
                                    : kind.stops()
                                            ? " for " + amount + " s"
                                            : kind.cuts() ? " x " + amount : " " + amount + " %";
                };
        return kind.words() + more;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "at order %,d: %s", at, words());
    }
}
