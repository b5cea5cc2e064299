package dev.waybill.notifications;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that one person is told once, by one channel. It is in exactly one of these states:
///
/// ```
/// WAITING --send--> SENT --arrived--> DONE
///  |  ^              |--refused-----> FAILED
///  |  `--not sent----|  (the same for UNKNOWN)
///  |                 `--no answer---> UNKNOWN --send again under the same name--> SENT
///  |--too old----------------------------------> FAILED
///  `--address is dead, or contact forgotten--> SKIPPED
/// (planned for nobody: SKIPPED)
/// ```
///
/// @param occasion with template, channel and customer it is the key: told once, however often
///   heard
/// @param dueAt when it may be sent first
record Message(
        UUID id,
        UUID occasion,
        Template template,
        UUID customerId,
        UUID orderId,
        Address address,
        String locale,
        String subject,
        String body,
        @Nullable Skip skipped,
        Instant plannedAt,
        Instant dueAt) {

    enum State {
        WAITING,
        SENT,
        UNKNOWN,
        DONE,
        FAILED,
        SKIPPED
    }

    /** Why nothing is sent although there is something to tell. */
    enum Skip {
        /** The address has been refused for good before. */
        UNDELIVERABLE,
        /** Nobody carries messages of this kind: its provider is not set. */
        NO_PROVIDER,
        /** Its contact has been forgotten while it waited. */
        FORGOTTEN
    }

    State firstState() {
        return skipped == null ? State.WAITING : State.SKIPPED;
    }
}
