package dev.waybill.platform.messaging;

/** How far a reader has come on one lane. */
record Progress(long epoch, long nextOffset, long lastSequence) {

    Progress at(long offset) {
        return new Progress(epoch, offset, lastSequence);
    }
}
