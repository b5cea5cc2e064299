package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Asker.Answer;
import dev.waybill.proof.soak.Entry.PaidBack;
import dev.waybill.proof.soak.Entry.Step;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** A customer who wants no longer some of what was delivered, to the end; and the warehouse. */
final class SendBack {

    private static final Duration TO_THE_DOOR = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Wish wish;
    private final String order;
    private final Visit.Askers askers;
    private final Journal journal;

    SendBack(Wish wish, String order, Visit.Askers askers, Journal journal) {
        this.wish = wish;
        this.order = order;
        this.askers = askers;
        this.journal = journal;
    }

    /** Units of a product that may be returned. */
    private record There(String product, int units) {}

    void play() {
        var there = delivered();
        if (there.units() == 0) {
            return; // it never arrived: it was lost, or could not be sent
        }
        var units = wish.number() % 2 == 0 ? there.units() : 1;
        var asked = ask(there.product(), units);
        if (!asked.ok()) {
            return;
        }
        var path = "/returns/" + asked.need("returnId");
        if (asked.need("status").equals("REQUESTED")) {
            ask(
                    Step.ALLOW,
                    path + "/approve",
                    "{\"reason\":\"it is broken\"}",
                    asked.need("returnId"),
                    Map.of());
        }
        if (wish.back() != Wish.Back.CLAIM) {
            receive(path, asked.need("returnId"), there.product(), units);
        }
        end(path);
    }

    private There delivered() {
        var until = System.nanoTime() + TO_THE_DOOR.toNanos();
        while (System.nanoTime() - until < 0) {
            var seen = look("/returnable-orders/" + order);
            for (var item : seen.body().path("items")) {
                if (item.path("returnable").asInt(0) > 0) {
                    return new There(
                            item.path("productId").asString(""), item.path("returnable").asInt());
                }
            }
            if (!goesOn(look("/orders/" + order).body().path("stage").asString(""))) {
                break;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return new There("", 0);
    }

    /** What came back to its sender is on hold until somebody finds out where it is to go. */
    private static boolean goesOn(String stage) {
        return !stage.equals("CANCELLED") && !stage.equals("ON_HOLD");
    }

    /** Who wants all of it asks twice at the same moment, under two keys: one gets it. */
    private Answer ask(String product, int units) {
        var step = wish.back() == Wish.Back.CLAIM ? Step.CLAIM : Step.RETURN;
        var body =
                "{\"orderId\":\"%s\",\"kind\":\"%s\",\"items\":[{\"productId\":\"%s\",\"quantity\":%d,\"reason\":\"DAMAGED\"}]}"
                        .formatted(order, step == Step.CLAIM ? "CLAIM" : "REFUND", product, units);
        var lines = Map.of(product, units);
        if (wish.number() % 2 == 1) {
            return ask(step, "/returns", body, order, lines);
        }
        var other = new FutureTask<>(() -> ask(step, "/returns", body, order, lines));
        Thread.ofVirtual().start(other);
        var mine = ask(step, "/returns", body, order, lines);
        var theirs = result(other);
        return mine.ok() ? mine : theirs;
    }

    private void receive(String path, String id, String product, int units) {
        var restocked = wish.back() == Wish.Back.RESTOCK;
        var body =
                "{\"items\":[{\"productId\":\"%s\",\"quantity\":%d,\"disposition\":\"%s\"}]}"
                        .formatted(product, units, restocked ? "RESTOCK" : "SCRAP");
        ask(
                restocked ? Step.RESTOCK : Step.SCRAP,
                path + "/receive",
                body,
                id,
                Map.of(product, units));
    }

    private void end(String path) {
        while (true) {
            var seen = look(path);
            if (seen.need("status").equals("COMPLETED")) {
                journal.write(
                        new PaidBack(
                                Asker.now(),
                                wish.number(),
                                seen.need("returnId"),
                                order,
                                seen.body().path("refunded").asLong(),
                                seen.need("currency")));
                return;
            }
            askers.with(asker -> {
                asker.stillWaits(path + " is " + seen.need("status"));
                return true;
            });
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private Answer look(String path) {
        return askers.with(asker -> asker.look(path));
    }

    private Answer ask(
            Step step, String path, String body, String subject, Map<String, Integer> lines) {
        return askers.with(asker ->
                asker.ask(
                        wish.number(), step, path, body, subject, lines.isEmpty() ? null : lines));
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed
                    ? failed
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Asker.GivenUp("interrupted");
        }
    }
}
