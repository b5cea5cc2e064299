package dev.waybill.notifications;

import java.util.UUID;

/** What is asked about how a person is reached. */
sealed interface ContactAsk {

    UUID customerId();

    record Replace(UUID customerId, Contact contact) implements ContactAsk {}

    record Delete(UUID customerId) implements ContactAsk {}

    /** Their addresses are alive again: what was refused before is tried again. */
    record Revive(UUID customerId) implements ContactAsk {}
}
