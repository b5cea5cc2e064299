package dev.waybill.simulators;

import tools.jackson.core.JsonGenerator;

/** A stand-in, seen from backstage: its dials, its journal, its books. */
public interface Simulator extends Endpoint, AutoCloseable {
    Dial<?> dial();

    Journal journal();

    /** Writes the members of its totals. */
    void books(JsonGenerator json);

    /** Writes what it knows of one of our payments, as members. */
    void payment(String paymentId, JsonGenerator json);

    @Override
    void close();
}
