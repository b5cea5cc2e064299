package dev.waybill.notifications;

import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps what is heard of orders, and plans what people are told. One statement for orders of people
 * without a contact, four for a batch of any size.
 */
final class TellHandler implements BatchHandler<News> {

    private final OrderNotes notes;
    private final Planning planning;
    private final Messages messages;
    private final Signals signals;

    TellHandler(OrderNotes notes, Planning planning, Messages messages, Signals signals) {
        this.notes = notes;
        this.planning = planning;
        this.messages = messages;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<News> batch, Outbox outbox) {
        var news = batch.bodies().filter(News::saysSomething).toList();
        if (news.isEmpty()) {
            return;
        }
        var noted = notes.keep(news, batch.now());
        if (!noted.isEmpty()) {
            messages.insert(plan(batch, noted));
        }
        outbox.afterCommit(() -> batch.bodies().map(News::orderId).forEach(signals::raise));
    }

    private List<Message> plan(Batch<News> batch, Map<UUID, OrderNotes.Note> noted) {
        var people = noted.values().stream().map(note -> note.person().contact()).toList();
        var planner = planning.begin(people);
        var planned = new ArrayList<Message>();
        batch.bodies()
                .forEach(news -> {
                    var note = noted.get(news.orderId());
                    if (note != null) {
                        var facts = new HashMap<>(note.facts());
                        facts.keySet().removeAll(news.own()); // of two parcels, each its own
                        facts.putAll(news.facts());
                        planned.addAll(planner.plan(news, note.person(), facts, batch.now()));
                    }
                });
        return planned;
    }
}
