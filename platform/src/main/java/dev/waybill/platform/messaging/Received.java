package dev.waybill.platform.messaging;

import java.time.Instant;

/**
 * A message as it came from the log: bytes, and what is needed to find its reader and its place.
 */
record Received(
        String topic,
        int part,
        long offset,
        int source,
        long epoch,
        long sequence,
        String key,
        String type,
        Instant toldAt,
        MessageHeaders headers,
        byte[] payload) {

    Lane lane() {
        return new Lane(topic, part, source);
    }

    /** Where a reader stands that has heard it. */
    Progress progress() {
        return new Progress(epoch, offset + 1, sequence);
    }
}
