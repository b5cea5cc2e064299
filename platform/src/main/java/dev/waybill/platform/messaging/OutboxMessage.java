package dev.waybill.platform.messaging;

import java.time.Instant;

/** One row of the outbox. */
record OutboxMessage(
        String topic,
        int part,
        String key,
        String type,
        byte[] payload,
        String headers,
        Instant toldAt) {}
