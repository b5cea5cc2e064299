package dev.waybill.proof.fuzz;

import dev.waybill.bench.Progress;
import dev.waybill.bench.Unusable;
import dev.waybill.proof.fuzz.Finding.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a running Waybill what no sensible client would, and listens to how it takes it. The same
 * seed asks the same, but for the ids that answers gave.
 */
public final class Fuzz {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration REST = Duration.ofMinutes(3);
    private static final int SLOW_AT_ONCE = 200;

    /**
     * What to ask.
     *
     * @param clients how many ask at once
     * @param pid of the application on this machine, to measure its memory; 0 if it is elsewhere
     * @param secret what the payment provider signs its webhooks with; empty if it is not known
     */
    public record Options(URI url, int requests, long seed, int clients, long pid, String secret) {
        public Options {
            if (requests < 1 || clients < 1 || clients > 1_000) {
                throw new Unusable("--requests must be 1 or more, --clients 1 to 1000");
            }
        }
    }

    private final Options options;
    private final Server server;
    private final Scenes scenes;
    private final Notes notes = new Notes();
    private final String run = Long.toString(System.nanoTime() >>> 10, 36).toUpperCase();
    private final AtomicLong asked = new AtomicLong();
    private final ExecutorService aside =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("slow-", 0).factory());
    private final Semaphore slow = new Semaphore(SLOW_AT_ONCE);
    private @Nullable Progress progress;

    private Fuzz(Options options) {
        this.options = options;
        this.server = new Server(options.url());
        this.scenes = new Scenes(OpenApi.committed(), options.seed());
    }

    /** Asks everything; the report says what came of it. */
    public static FuzzReport run(Options options, PrintStream out) {
        try {
            return new Fuzz(options).all(out);
        } catch (IOException e) {
            throw new Unusable(
                    "Waybill does not answer at " + options.url() + ": " + e.getMessage());
        }
    }

    private FuzzReport all(PrintStream out) throws IOException {
        var before = server.broken();
        if (!before.isEmpty()) {
            out.println("Broken before anything was asked: " + String.join("; ", before));
        }
        var last = (options.requests() - 1) / Scenes.LENGTH;
        var middle = last / 2;
        var start = Memory.of("start", server, options.pid());
        var begun = System.nanoTime();
        long paused;
        Memory half;
        try (var bar = new Progress("Fuzz", "requests", options.requests(), 0, out)) {
            progress = bar;
            play(0, middle);
            paused = System.nanoTime();
            half = Memory.of("middle", server, options.pid());
            paused = System.nanoTime() - paused;
            play(middle + 1, last);
        } finally {
            aside.close();
        }
        var seconds = (System.nanoTime() - begun - paused) / 1e9;
        var broken = atRest();
        var end = Memory.of("end", server, options.pid());
        return new FuzzReport(
                options,
                notes,
                seconds,
                Scenes.fingerprint(asked.get()),
                List.of(start, half, end),
                broken,
                server.invariants(),
                scenes.calls().size());
    }

    /** What is under way comes to its end; then nothing may be broken. */
    private List<String> atRest() throws IOException {
        var until = System.nanoTime() + REST.toNanos();
        var broken = server.broken();
        while (!broken.isEmpty() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(1_000_000_000L);
            broken = server.broken();
        }
        return broken;
    }

    private void play(int first, int last) {
        var next = new AtomicInteger(first);
        try (var clients = Executors.newFixedThreadPool(options.clients())) {
            var running =
                    IntStream.range(0, options.clients())
                            .<Future<?>>mapToObj(_ -> clients.submit(() -> client(next, last)))
                            .toList();
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void client(AtomicInteger next, int last) {
        try (var line = new Line(options.url(), PATIENCE)) {
            for (var scene = next.getAndIncrement();
                    scene <= last;
                    scene = next.getAndIncrement()) {
                var learned = new Learned(run, scene, options.secret());
                for (var plan : scenes.scene(scene)) {
                    if (plan.number() <= options.requests()) {
                        ask(plan, learned, line);
                    }
                }
            }
        }
    }

    private void ask(Plan plan, Learned learned, Line line) {
        asked.addAndGet(plan.fingerprint());
        if (!plan.isAside()) {
            exchange(plan, learned, line);
            return;
        }
        slow.acquireUninterruptibly();
        aside.execute(() -> {
            try (var own = new Line(options.url(), PATIENCE)) {
                exchange(plan, learned, own);
            } finally {
                slow.release();
            }
        });
    }

    private void exchange(Plan plan, Learned learned, Line line) {
        try {
            var told = plan.draft().told(learned);
            var steps = plan.steps(told, server.host());
            try {
                var answer = line.exchange(plan, steps);
                notes.answered(plan, answer);
                learned.from(answer);
                for (var fault : Judge.faults(plan, answer)) {
                    found(plan, fault.kind(), fault.detail(), steps, shown(answer));
                }
            } catch (Connection.Garbled e) {
                notes.unanswered(plan);
                if (!plan.wire().mayBeOldHttp()) {
                    found(plan, Kind.NOT_HTTP, message(e), steps, "");
                }
            } catch (IOException e) {
                notes.unanswered(plan);
                if (plan.wire().mustBeAnswered()) {
                    found(plan, Kind.NO_ANSWER, message(e), steps, "");
                }
            }
        } finally {
            var bar = progress;
            if (bar != null) {
                bar.step();
            }
        }
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private void found(Plan plan, Kind kind, String detail, List<Step> steps, String answered) {
        notes.found(new Finding(kind, plan, detail, Shown.of(steps), answered));
        var bar = progress;
        if (bar != null) {
            bar.remark(notes.found() + " findings");
        }
    }

    private static String shown(Answer answer) {
        return answer.status() + " " + answer.header("content-type") + "\n" + answer.text();
    }

    /**
     * Asks one request again, after those of its scene that came before it, and shows it.
     *
     * @return how many findings it brought
     */
    public static int only(Options options, int number, PrintStream out) {
        if (number < 1) {
            throw new Unusable("--only must be the number of a request, 1 or more");
        }
        var fuzz = new Fuzz(options);
        try {
            return fuzz.again(number, out);
        } finally {
            fuzz.aside.close();
        }
    }

    private int again(int number, PrintStream out) {
        var scene = (number - 1) / Scenes.LENGTH;
        var learned = new Learned(run, scene, options.secret());
        try (var line = new Line(options.url(), PATIENCE)) {
            for (var plan : scenes.scene(scene)) {
                if (plan.number() < number) {
                    exchange(plan, learned, line);
                } else if (plan.number() == number) {
                    return shown(plan, learned, out);
                }
            }
        }
        return 0;
    }

    private int shown(Plan plan, Learned learned, PrintStream out) {
        var steps = plan.steps(plan.draft().told(learned), server.host());
        out.printf("Request %d: %s, %s%n%n", plan.number(), plan.operation(), plan.what());
        out.println(Shown.of(steps));
        try (var line = new Line(options.url(), PATIENCE)) {
            var answer = line.exchange(plan, steps);
            out.println();
            out.println(shown(answer));
            var faults = Judge.faults(plan, answer);
            faults.forEach(fault -> out.println("FOUND " + fault.kind() + ": " + fault.detail()));
            return faults.size();
        } catch (IOException e) {
            out.println("No answer: " + e.getMessage());
            return plan.wire().mustBeAnswered() ? 1 : 0;
        }
    }
}
