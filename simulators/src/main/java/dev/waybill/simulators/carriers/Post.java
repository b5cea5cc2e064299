package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Chance;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells scans when they happen, some twice, some late, some never. A scan that nobody takes is told
 * again with more and more time in between; what was not taken when the process stops is not told
 * by the next one, but can be asked for.
 */
final class Post implements Teller {

    private static final int MOST_TRIES = 12;
    private static final Duration EVERY = Duration.ofMillis(10);

    /** One scan of one parcel that is to be told. */
    record Letter(Instant at, String trackingNumber, Stop stop, int tries, boolean copy) {}

    private final PriorityQueue<Letter> letters =
            new PriorityQueue<>(Comparator.comparing(Letter::at));
    private final Clock clock;
    private final Chance chance;
    private final Postmark postmark;
    private final Supplier<CarrierDials.Webhooks> dials;
    private final Function<Letter, byte[]> body;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("carrier-post").factory());

    Post(
            Clock clock,
            Chance chance,
            Postmark postmark,
            Supplier<CarrierDials.Webhooks> dials,
            Function<Letter, byte[]> body) {
        this.clock = clock;
        this.chance = chance;
        this.postmark = postmark;
        this.dials = dials;
        this.body = body;
        var every = EVERY.toNanos();
        var _ = ticking.scheduleWithFixedDelay(this::tellDue, every, every, TimeUnit.NANOSECONDS);
    }

    @Override
    public void plan(Consignment made) {
        var planned = new ArrayList<Letter>();
        for (var piece : made.pieces()) {
            for (var at = 0; at < piece.trip().size(); at++) {
                var stop = piece.trip().get(at);
                planned.addAll(letters(piece.trackingNumber(), stop, at));
            }
        }
        synchronized (letters) {
            letters.addAll(planned);
        }
    }

    private List<Letter> letters(String trackingNumber, Stop stop, int at) {
        var now = dials.get();
        var luck = chance.of("post" + trackingNumber, at);
        var told = new ArrayList<Letter>();
        if (!Chance.hits(luck, now.lostRate())) {
            var late = Chance.hits(luck, now.lateRate()) ? luck.nextLong(now.lateMs() + 1) : 0;
            told.add(new Letter(stop.at().plusMillis(late), trackingNumber, stop, 0, false));
        }
        if (Chance.hits(luck, now.duplicateRate())) {
            var later = stop.at().plusMillis(luck.nextLong(now.lateMs() + 1));
            told.add(new Letter(later, trackingNumber, stop, 0, true));
        }
        return told;
    }

    private void tellDue() {
        if (dials.get().paused() || dials.get().url().isEmpty()) {
            return;
        }
        var now = clock.instant();
        synchronized (letters) {
            while (!letters.isEmpty() && !letters.peek().at().isAfter(now)) {
                var letter = letters.remove();
                threads.execute(() -> tell(letter));
            }
        }
    }

    private void tell(Letter letter) {
        if (taken(body.apply(letter)) || letter.copy() || letter.tries() == MOST_TRIES) {
            return;
        }
        var again = clock.instant().plusMillis(100L << letter.tries());
        synchronized (letters) {
            letters.add(
                    new Letter(
                            again,
                            letter.trackingNumber(),
                            letter.stop(),
                            letter.tries() + 1,
                            false));
        }
    }

    private boolean taken(byte[] payload) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(dials.get().url()).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty(
                    "Carrier-Signature", postmark.on(payload, clock.instant()));
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(payload.length);
            try (var out = connection.getOutputStream()) {
                out.write(payload);
            }
            var status = connection.getResponseCode();
            try (var in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (in != null) {
                    in.readNBytes(1 << 16);
                }
            }
            return status / 100 == 2;
        } catch (IOException _) {
            return false; // Nobody there, or too slow: it is told again.
        }
    }

    @Override
    public void close() {
        ticking.shutdownNow();
        threads.shutdown();
    }
}
