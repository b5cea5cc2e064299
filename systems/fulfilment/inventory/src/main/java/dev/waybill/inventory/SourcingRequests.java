package dev.waybill.inventory;

import static java.util.stream.Collectors.toMap;

import dev.waybill.inventory.EditSourcing.WritePlace;
import dev.waybill.inventory.EditSourcing.WriteRules;
import dev.waybill.inventory.RuleBooks.Versioned;
import dev.waybill.inventory.RuleBooks.Written;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes rules and places down; whoever edits has seen what was there before. */
final class SourcingRequests implements RequestHandler<EditSourcing> {

    private final RuleBooks books;

    SourcingRequests(RuleBooks books) {
        this.books = books;
    }

    @Override
    public void handle(Requests<EditSourcing> requests, Outbox outbox) {
        books.lock();
        var places =
                new HashMap<>(
                        books.places().stream().collect(toMap(SourcingRequests::id, each -> each)));
        var version = books.rules(null).map(Written::version).orElse(0);
        var changed = new LinkedHashMap<String, Versioned>();
        for (var request : requests) {
            try {
                switch (request.body()) {
                    case WriteRules write ->
                            version = write(request, write, version, requests.now());
                    case WritePlace write -> write(request, write, places, changed);
                }
            } catch (Problem refused) {
                request.refuse(refused);
            }
        }
        books.write(changed);
    }

    private static String id(Versioned place) {
        return place.place().id();
    }

    private int write(Request<EditSourcing> request, WriteRules write, int before, Instant now) {
        seen(request, before, before > 0);
        var written =
                new Written(
                        before + 1,
                        write.rules(),
                        write.note(),
                        MoveHandler.by(request),
                        now.truncatedTo(ChronoUnit.MICROS));
        books.write(written);
        request.answer(Answer.ok(SourcingDetails.of(written)).at(written.version()));
        return written.version();
    }

    private static void write(
            Request<EditSourcing> request,
            WritePlace write,
            Map<String, Versioned> places,
            Map<String, Versioned> changed) {
        var id = write.place().id();
        var known = places.get(id);
        seen(request, known == null ? 0 : known.version(), known != null);
        var next = new Versioned(write.place(), known == null ? 1 : known.version() + 1);
        places.put(id, next);
        changed.put(id, next);
        request.answer(Answer.ok(SourcingDetails.PlaceDetails.of(next.place())).at(next.version()));
    }

    private static void seen(Request<EditSourcing> request, long version, boolean exists) {
        if (exists && request.asking().ifMatch() == null) {
            throw Problem.of(
                    428,
                    "precondition-required",
                    "Somebody has written this before: say with If-Match which version you have seen.");
        }
        request.asking().match(version);
    }
}
