package dev.waybill.proof.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * One request of a run.
 *
 * @param number from 1 on
 * @param scene the requests of a scene come one after the other and share what they learn
 * @param operation as OpenAPI names it
 * @param what what is wrong with it, in a few words
 * @param chance where what is drawn on the wire is drawn from
 */
record Plan(
        int number, int scene, String operation, String what, Draft draft, Wire wire, long chance) {

    static final String SENSIBLE = "sensible";

    List<Step> steps(Draft told, String host) {
        return wire.steps(told, host, Chance.at(chance, number));
    }

    boolean isSensible() {
        return what.equals(SENSIBLE);
    }

    /** Whether somebody else may use the connection after it. */
    boolean keepsConnection() {
        return wire == Wire.WELL && !draft.closes;
    }

    /** Waits on purpose, so it does not count among the slowest. */
    boolean isSlow() {
        return wire.isSlow() || draft.query.stream().anyMatch(each -> each.startsWith("wait="));
    }

    /** Must not hold up others: nothing of its scene depends on it. */
    boolean isAside() {
        return isSlow() && !isSensible();
    }

    /** The same for the same request, whatever has been learned. */
    long fingerprint() {
        var headers = draft.headers.toString();
        var text =
                String.join(
                        " ",
                        draft.method,
                        draft.target(),
                        headers,
                        wire.name(),
                        Long.toString(chance),
                        Boolean.toString(draft.chunked));
        var hash = 1_125_899_906_842_597L * (number + 31);
        for (var at = 0; at < text.length(); at++) {
            hash = 31 * hash + text.charAt(at);
        }
        return hash * 0x9E3779B97F4A7C15L + Arrays.hashCode(draft.body);
    }
}
