package dev.waybill.simulators.inbox;

import java.time.Instant;

/**
 * Something that arrived.
 *
 * @param channel EMAIL, SMS or PUSH
 * @param id what the sender calls it: the Message-ID of a mail, the id of an SMS, the tag of a push
 *     message. The same one arriving again is shown once
 */
public record Letter(
        String channel,
        String id,
        String from,
        String to,
        String subject,
        String text,
        Instant at) {}
