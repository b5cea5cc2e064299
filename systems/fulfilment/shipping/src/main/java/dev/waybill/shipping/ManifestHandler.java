package dev.waybill.shipping;

import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.shipping.ManifestController.CloseDay;

/** Closes a carrier's day. It is asked a few times a day, so each is a statement of its own. */
final class ManifestHandler implements RequestHandler<CloseDay> {

    private final Manifests manifests;
    private final Ids ids;

    ManifestHandler(Manifests manifests, Ids ids) {
        this.manifests = manifests;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<CloseDay> requests, Outbox outbox) {
        for (var request : requests) {
            var carrier = request.body().carrier();
            manifests
                    .close(ids.next(), carrier, requests.now())
                    .ifPresentOrElse(
                            manifest ->
                                    request.answer(
                                            Answer.created(
                                                            "/manifests/" + manifest.manifestId(),
                                                            manifest)
                                                    .at(1)),
                            () ->
                                    request.refuse(
                                            Problem.conflict(
                                                    "nothing-to-hand-over",
                                                    "No parcel waits for " + carrier + ".")));
        }
    }
}
