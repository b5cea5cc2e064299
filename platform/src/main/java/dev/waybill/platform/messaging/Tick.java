package dev.waybill.platform.messaging;

import java.util.Map;

/**
 * One step of a relay: everything that is visible in the snapshot {@code hi} and not in {@code lo}.
 * Both are fixed when the tick begins, so reading its window again after a crash gives the same
 * rows in the same order.
 *
 * @param base the last sequence that was given out per {@code topic/partition} before this tick
 */
record Tick(int source, long epoch, long number, String lo, String hi, Map<String, Long> base) {}
