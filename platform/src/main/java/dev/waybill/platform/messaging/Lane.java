package dev.waybill.platform.messaging;

/** Where sequences are contiguous: what one source sends to one partition of one topic. */
record Lane(String topic, int part, int source) {

    boolean sharesPartition(Lane other) {
        return part == other.part && topic.equals(other.topic);
    }
}
