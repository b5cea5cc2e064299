package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Entry.Abandoned;
import dev.waybill.proof.soak.Entry.Answered;
import dev.waybill.proof.soak.Entry.Ended;
import dev.waybill.proof.soak.Entry.PaidBack;
import dev.waybill.proof.soak.Entry.Sent;
import dev.waybill.proof.soak.Entry.Step;
import dev.waybill.proof.soak.Entry.Unanswered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the client knows: the fold of its journal. */
final class Memory {

    final Map<UUID, Request> requests = new LinkedHashMap<>();
    final Map<String, Ended> ends = new LinkedHashMap<>();
    final Map<String, PaidBack> paidBack = new LinkedHashMap<>();
    final List<Abandoned> abandoned = new ArrayList<>();
    final int limit;
    long sent;
    long retried;

    private Memory(int limit) {
        this.limit = limit;
    }

    /** All that was asked under one key, and all that it was answered. */
    static final class Request {
        final Sent first;
        int times;
        long answeredAt;
        final Set<String> answers = new HashSet<>();
        int status;
        @Nullable String id;

        Request(Sent first) {
            this.first = first;
        }

        boolean ok() {
            return status / 100 == 2;
        }
    }

    /**
     * @param limit of the limited promotion, as the client has set it
     */
    static Memory of(List<Entry> journal, int limit) {
        var memory = new Memory(limit);
        journal.forEach(memory::hear);
        return memory;
    }

    private void hear(Entry entry) {
        switch (entry) {
            case Sent sentNow -> {
                sent++;
                requests.computeIfAbsent(sentNow.key(), _ -> new Request(sentNow)).times++;
            }
            case Answered answer -> answered(answer);
            case Unanswered _ -> retried++;
            case Ended end -> ends.put(end.session(), end);
            case PaidBack back -> paidBack.put(back.id(), back);
            case Abandoned one -> abandoned.add(one);
        }
    }

    private void answered(Answered answer) {
        var request = requests.get(answer.key());
        if (request == null) {
            throw new IllegalStateException("answered, but never asked: " + answer);
        }
        request.answers.add(answer.status() + " " + answer.id());
        request.status = answer.status();
        if (request.answeredAt == 0) {
            request.answeredAt = answer.at();
        }
        if (answer.id() != null) {
            request.id = answer.id();
        }
    }

    /** Checkouts that were accepted, by session. */
    Map<String, Request> accepted() {
        var accepted = new LinkedHashMap<String, Request>();
        for (var request : requests.values()) {
            var id = request.id;
            if (request.first.step().checksOut() && request.ok() && id != null) {
                accepted.putIfAbsent(id, request);
            }
        }
        return accepted;
    }

    /** Confirmed, as their customers were told. */
    List<Ended> confirmed() {
        return ends.values().stream().filter(end -> end.status().equals("CONFIRMED")).toList();
    }

    /** Orders that their customers have taken back, as they were told. */
    Set<String> cancelled() {
        return cancelled(200);
    }

    /** Orders whose customers were told that the warehouse is asked to stop. */
    Set<String> askedToStop() {
        return cancelled(202);
    }

    private Set<String> cancelled(int status) {
        var cancelled = new HashSet<String>();
        for (var request : requests.values()) {
            if (request.first.step() == Step.CANCEL && request.status == status) {
                cancelled.add(String.valueOf(request.first.subject()));
            }
        }
        return cancelled;
    }

    /** Units by product. */
    Map<String, Long> received() {
        var units = new HashMap<String, Long>();
        for (var request : requests.values()) {
            if (request.first.step() == Step.RECEIVE && request.ok()) {
                add(units, request.first.lines());
            }
        }
        return units;
    }

    /** Units by product that customers were promised, whatever became of them. */
    Map<String, Long> promised() {
        var accepted = accepted();
        var units = new HashMap<String, Long>();
        for (var end : confirmed()) {
            var request = accepted.get(end.session());
            if (request != null) {
                add(units, request.first.lines());
            }
        }
        return units;
    }

    /** Units by product that came back and are for sale again. */
    Map<String, Long> restocked() {
        var units = new HashMap<String, Long>();
        for (var request : requests.values()) {
            if (request.first.step() == Step.RESTOCK && request.ok()) {
                add(units, request.first.lines());
            }
        }
        return units;
    }

    /** Returns and claims that were accepted, by id. */
    Map<String, Request> asked() {
        var asked = new LinkedHashMap<String, Request>();
        for (var request : requests.values()) {
            if (request.first.step().asksBack() && request.ok() && request.id != null) {
                asked.put(request.id, request);
            }
        }
        return asked;
    }

    /** What the customer of an order was told that he gets back for his returns. */
    long paidBack(String order) {
        return paidBack.values().stream()
                .filter(each -> each.order().equals(order))
                .mapToLong(PaidBack::refunded)
                .sum();
    }

    private static void add(Map<String, Long> units, @Nullable Map<String, Integer> lines) {
        if (lines != null) {
            lines.forEach((product, quantity) -> units.merge(product, (long) quantity, Long::sum));
        }
    }
}
