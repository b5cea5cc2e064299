package dev.waybill.contracts;

import org.jspecify.annotations.Nullable;

/**
 * One request of the published language that travels over HTTP only, so it has no topic.
 *
 * @param id the name in the language, {@code get-order}
 * @param version the version of its schema, {@code 1.0.0}
 * @param request what is asked, path parameters included
 * @param response what is answered, where the language fixes it; the schema then has the two
 *     properties {@code request} and {@code response}
 */
public record Operation<Q, R>(
        String id, String version, Kind kind, Class<Q> request, @Nullable Class<R> response) {

    /** A command changes something; a query only reads. */
    public enum Kind {
        COMMAND,
        QUERY
    }

    /** The system that serves it. */
    public String system() {
        return Systems.of(request);
    }

    /** Where the class path has its JSON Schema. */
    public String schema() {
        return "schemas/" + system() + "/" + id + "-" + version + ".schema.json";
    }
}
