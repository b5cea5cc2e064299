package dev.waybill.warehouse;

import static java.util.stream.Collectors.toCollection;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.warehouse.FulfilmentNews.Collected;
import dev.waybill.warehouse.FulfilmentNews.Shipped;
import dev.waybill.warehouse.FulfilmentNews.Started;
import dev.waybill.warehouse.FulfilmentNews.StopAsked;
import dev.waybill.warehouse.Stop.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Begins jobs, stops them as far as they can be stopped, and sees them leave: a batch in, a batch
 * out.
 */
final class FulfilmentHandler implements BatchHandler<FulfilmentNews> {

    private final JobBooks books;
    private final Deadlines deadlines;
    private final Duration patience;

    /**
     * @param patience how long a stop waits for a job that has not come yet
     */
    FulfilmentHandler(JobBooks books, Deadlines deadlines, Duration patience) {
        this.books = books;
        this.deadlines = deadlines;
        this.patience = patience;
    }

    @Override
    public void handle(Batch<FulfilmentNews> batch, Outbox outbox) {
        var book = books.open(jobs(batch), wishes(batch));
        for (var heard : batch) {
            decide(heard, book, batch.now()).forEach(fact -> outbox.tell(fact, heard.cause()));
        }
        books.close(book);
    }

    private List<Record> decide(Heard<FulfilmentNews> heard, JobBook book, Instant now) {
        return switch (heard.body()) {
            case Started(var order) -> {
                var begin = Begin.of(order, heard.origin().correlationId(), deadlines);
                yield book.begin(begin.task(), begin.lines(), now);
            }
            case StopAsked _ -> book.stop(wish(heard, now).orElseThrow(), patience, now);
            case Shipped _, Collected _ -> {
                heard.body().jobId().ifPresent(job -> book.shipped(job, now));
                yield List.of();
            }
        };
    }

    private static Optional<Wish> wish(Heard<FulfilmentNews> heard, Instant now) {
        return heard.body() instanceof StopAsked(var command)
                ? Optional.of(Wish.of(command, heard.id(), heard.origin().correlationId(), now))
                : Optional.empty();
    }

    private static Set<UUID> jobs(Batch<FulfilmentNews> batch) {
        return batch.bodies()
                .flatMap(news -> news.jobId().stream())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<UUID> wishes(Batch<FulfilmentNews> batch) {
        return batch.messages().stream()
                .flatMap(heard -> wish(heard, batch.now()).stream())
                .map(Wish::id)
                .collect(toCollection(TreeSet::new));
    }
}
