package dev.waybill.notifications;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps how people are reached. Who changes it must have seen what is there. */
final class ContactRequests implements RequestHandler<ContactAsk> {

    private final Contacts contacts;
    private final DeadAddresses dead;
    private final Messages messages;

    ContactRequests(Contacts contacts, DeadAddresses dead, Messages messages) {
        this.contacts = contacts;
        this.dead = dead;
        this.messages = messages;
    }

    @Override
    public void handle(Requests<ContactAsk> requests, Outbox outbox) {
        var ids = requests.bodies().map(ContactAsk::customerId).collect(Collectors.toSet());
        var round = new Round(contacts.lock(ids));
        for (var request : requests) {
            round.take(request);
        }
        contacts.delete(round.deleted());
        messages.forget(round.deleted(), requests.now());
        contacts.insert(round.inserted(), requests.now());
        contacts.update(round.updated(), requests.now());
        dead.forget(round.revived);
    }

    /** The contacts of one batch, and what has become of them so far. */
    private static final class Round {

        private final Map<UUID, Contact.Kept> found = new HashMap<>();
        private final Map<UUID, Contact.Kept> present = new HashMap<>();
        private final Set<DeadAddress> revived = new HashSet<>();

        Round(List<Contact.Kept> locked) {
            locked.forEach(kept -> found.put(kept.customerId(), kept));
            present.putAll(found);
        }

        void take(Request<ContactAsk> request) {
            var kept = present.get(request.body().customerId());
            if (kept != null) {
                change(request, kept);
            } else if (request.body() instanceof ContactAsk.Replace(var id, var contact)) {
                Preconditions.mayBeNew(request.asking());
                var made = new Contact.Kept(id, contact, 1);
                present.put(id, made);
                request.answer(Answer.created("/notifications/contacts/" + id, contact).at(1));
            } else {
                request.refuse(Problem.notFound("contact", request.body().customerId()));
            }
        }

        private void change(Request<ContactAsk> request, Contact.Kept kept) {
            switch (request.body()) {
                case ContactAsk.Replace(var id, var contact) -> {
                    Preconditions.mustHaveSeen(request.asking(), kept.version());
                    var next = new Contact.Kept(id, contact, kept.version() + 1);
                    present.put(id, next);
                    request.answer(Answer.ok(contact).at(next.version()));
                }
                case ContactAsk.Delete(var id) -> {
                    Preconditions.mustHaveSeen(request.asking(), kept.version());
                    present.remove(id);
                    request.answer(Answer.noContent());
                }
                case ContactAsk.Revive _ -> {
                    request.asking().match(kept.version());
                    kept.contact().addresses().stream().map(DeadAddress::of).forEach(revived::add);
                    request.answer(Answer.ok(kept.contact()).at(kept.version()));
                }
            }
        }

        List<UUID> deleted() {
            return found.keySet().stream().filter(id -> !present.containsKey(id)).toList();
        }

        List<Contact.Kept> inserted() {
            return changed(false);
        }

        List<Contact.Kept> updated() {
            return changed(true);
        }

        private List<Contact.Kept> changed(boolean known) {
            var changed = new ArrayList<Contact.Kept>();
            for (var kept : present.values()) {
                var before = found.get(kept.customerId());
                if (known == (before != null) && !kept.equals(before)) {
                    changed.add(kept);
                }
            }
            return changed;
        }
    }
}
