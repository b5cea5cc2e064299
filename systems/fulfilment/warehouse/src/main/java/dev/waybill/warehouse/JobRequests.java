package dev.waybill.warehouse;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.JobRequests.Asked;
import dev.waybill.warehouse.JobRequests.Asked.ToBegin;
import dev.waybill.warehouse.JobRequests.Asked.ToDo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people on the floor do, by HTTP: the same decisions as for everybody, many at once. */
final class JobRequests implements RequestHandler<Asked> {

    private final JobBooks books;
    private final Deadlines deadlines;
    private final WarehouseMeters meters;

    JobRequests(JobBooks books, Deadlines deadlines, WarehouseMeters meters) {
        this.books = books;
        this.deadlines = deadlines;
        this.meters = meters;
    }

    /** What is asked, as it came. */
    sealed interface Asked {

        UUID jobId();

        record ToBegin(PickingJobBody body) implements Asked {
            @Override
            public UUID jobId() {
                return Task.jobOf(body.fulfilmentId());
            }
        }

        record ToDo(JobCommand command) implements Asked {
            @Override
            public UUID jobId() {
                return command.jobId();
            }
        }
    }

    @Override
    public void handle(Requests<Asked> requests, Outbox outbox) {
        var book = open(requests);
        for (var request : requests) {
            try {
                decide(request, book, requests.now(), outbox);
            } catch (Problem refused) {
                if (refused.code().equals("wrong-item")) {
                    outbox.afterCommit(meters::wrongScan);
                }
                request.refuse(refused);
            }
        }
        books.close(book);
    }

    private JobBook open(Requests<Asked> requests) {
        var begins =
                requests.bodies()
                        .filter(ToBegin.class::isInstance)
                        .map(ToBegin.class::cast)
                        .toList();
        var book =
                books.open(
                        requests.bodies().map(Asked::jobId).collect(toSet()),
                        begins.stream().map(ToBegin::jobId).toList(),
                        products(begins));
        var parcels =
                requests.bodies()
                        .filter(asked ->
                                asked instanceof ToDo(var command) && command instanceof Pack)
                        .count();
        books.label(book, (int) parcels);
        return book;
    }

    private static Set<UUID> products(List<ToBegin> begins) {
        return begins.stream()
                .flatMap(begin -> begin.body().items().stream())
                .map(OrderFulfilmentStarted.Item::productId)
                .collect(toSet());
    }

    private void decide(Request<Asked> request, JobBook book, Instant now, Outbox outbox) {
        var jobId = request.body().jobId();
        var known = book.find(jobId);
        if (known != null) {
            request.asking().match(known.version());
        }
        var facts =
                switch (request.body()) {
                    case ToBegin(var body) -> begin(request, body, book, now);
                    case ToDo(var command) -> book.decide(command, now);
                };
        var cause = request.cause().correlatedTo(book.entry(jobId).job().task().journeyId());
        facts.forEach(fact -> outbox.tell(fact, cause));
        outbox.afterCommit(() -> meters.count(facts));
        request.answer(answer(request.body(), book));
    }

    private List<Record> begin(
            Request<Asked> request, PickingJobBody body, JobBook book, Instant now) {
        var journey = request.cause().correlationId();
        var begin = Begin.of(body.started(now), journey, deadlines);
        var known = book.find(begin.task().jobId());
        if (known != null && !isSame(known.job(), begin)) {
            throw Problem.conflict(
                    "fulfilment-begun",
                    "Fulfilment " + body.fulfilmentId() + " has begun with something else.",
                    List.of(new Violation("/fulfilmentId", "must be a new one")));
        }
        return book.begin(begin.task(), begin.lines(), now);
    }

    private static boolean isSame(PickingJob job, Begin begin) {
        return job.task().orderId().equals(begin.task().orderId())
                && job.lines().asked().equals(begin.lines().asked());
    }

    private static Answer answer(Asked asked, JobBook book) {
        var entry = book.entry(asked.jobId());
        var path = "/picking-jobs/" + asked.jobId();
        if (asked instanceof ToDo(var command) && command instanceof Pack) {
            var parcel = entry.job().parcels().getLast();
            return Answer.created(path + "/parcels/" + parcel.id(), parcel.told());
        }
        var details = PickingJobDetails.of(entry.job(), book.products());
        var answer =
                switch (asked) {
                    case ToBegin _ -> Answer.created(path, details);
                    case ToDo _ -> Answer.ok(details);
                };
        return answer.at(entry.version());
    }
}
