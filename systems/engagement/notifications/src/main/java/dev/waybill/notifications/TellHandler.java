package dev.waybill.notifications;

import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what is heard of orders, and plans what people are told. One statement for orders of people
 * without a contact, four for a batch of any size.
 */
final class TellHandler implements BatchHandler<News> {

    private final OrderNotes notes;
    private final Texts texts;
    private final DeadAddresses dead;
    private final Messages messages;
    private final Set<Channel> carried;
    private final Ids ids;

    TellHandler(
            OrderNotes notes,
            Texts texts,
            DeadAddresses dead,
            Messages messages,
            Set<Channel> carried,
            Ids ids) {
        this.notes = notes;
        this.texts = texts;
        this.dead = dead;
        this.messages = messages;
        this.carried = carried;
        this.ids = ids;
    }

    @Override
    public void handle(Batch<News> batch, Outbox outbox) {
        var noted = notes.keep(batch.bodies().toList(), batch.now());
        if (noted.isEmpty()) {
            return;
        }
        var addresses =
                noted.values().stream()
                        .flatMap(note -> note.person().contact().addresses().stream())
                        .map(DeadAddress::of)
                        .collect(Collectors.toSet());
        var planner = new Planner(texts.wordings(), dead.among(addresses), carried, ids);
        var planned = new ArrayList<Message>();
        for (Heard<News> heard : batch) {
            var news = heard.body();
            var note = noted.get(news.orderId());
            if (note != null) {
                var facts = new HashMap<>(note.facts());
                facts.putAll(news.facts()); // of two parcels in one batch, each its own
                planned.addAll(planner.plan(news, note.person(), facts, batch.now()));
            }
        }
        messages.insert(planned);
    }
}
