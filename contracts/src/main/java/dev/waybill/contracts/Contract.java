package dev.waybill.contracts;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One message as it is on the wire: written down once, by hand, in the catalogue of its system.
 *
 * @param id the name on the wire, {@code order-created}; it outlives the class
 * @param version the version of its schema, {@code 1.0.0}
 * @param topic the Kafka topic that carries it
 * @param subject the id of the aggregate that it is about: the key on the topic, so that everything
 *     about one aggregate is in order
 */
public record Contract<M>(
        String id,
        String version,
        Kind kind,
        Class<M> type,
        String topic,
        Function<M, UUID> subject) {

    /** A command asks one system for something; an event tells everyone what happened. */
    public enum Kind {
        COMMAND,
        EVENT
    }

    /**
     * The first id that a message carries: the extra ids are optional on the wire.
     *
     * @throws IllegalArgumentException if it carries none, so that it can be read but not told
     */
    public static UUID firstGiven(@Nullable UUID... ids) {
        for (var id : ids) {
            if (id != null) {
                return id;
            }
        }
        throw new IllegalArgumentException("the message carries no id to be its subject");
    }

    /** The system that owns the contract: it carries out the command, or tells the event. */
    public String system() {
        return Systems.of(type);
    }

    /** Where the class path has its JSON Schema. */
    public String schema() {
        return "schemas/" + system() + "/" + id + "-" + version + ".schema.json";
    }
}
