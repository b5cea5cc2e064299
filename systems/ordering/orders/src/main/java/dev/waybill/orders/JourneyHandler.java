package dev.waybill.orders;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;

/** Writes down every message of the slice, one line each, in one statement for a batch. */
final class JourneyHandler implements BatchHandler<Narrator.Line> {

    private final Journeys journeys;

    JourneyHandler(Journeys journeys) {
        this.journeys = journeys;
    }

    @Override
    public void handle(Batch<Narrator.Line> batch, Outbox outbox) {
        journeys.append(batch.messages());
    }
}
