package dev.waybill.orders;

import dev.waybill.orders.ArchiveFiles.Finding;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how long-term files were found, and says so when one is not as it was. */
final class FindingHandler implements RequestHandler<Finding> {

    private static final Logger LOG = LoggerFactory.getLogger(FindingHandler.class);

    private record Taken(boolean taken) {}

    private final ArchiveFiles files;

    FindingHandler(ArchiveFiles files) {
        this.files = files;
    }

    @Override
    public void handle(Requests<Finding> requests, Outbox outbox) {
        for (var request : requests) {
            var finding = request.body();
            if (files.found(finding, requests.now())) {
                outbox.afterCommit(() -> say(finding));
            }
            request.answer(Answer.ok(new Taken(true)));
        }
    }

    private static void say(Finding finding) {
        if (finding.state().isDamaged()) {
            LOG.error(
                    "Archive file {} is {}: {}",
                    finding.fileId(),
                    finding.state(),
                    finding.problem());
        } else {
            LOG.info("Archive file {} is as it was written again", finding.fileId());
        }
    }
}
