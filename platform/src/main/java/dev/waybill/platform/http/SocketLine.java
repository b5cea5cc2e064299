package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line over a WebSocket. What is said waits while the one before is under way; who falls behind
 * by more than a few messages is hung up on, so that nobody's memory fills for one that sleeps.
 */
final class SocketLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);
    private static final int MOST_WAITING = 64;

    private final UUID id;
    private final Session session;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean saying;
    private boolean over;

    SocketLine(UUID id, Session session) {
        this.id = id;
        this.session = session;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public void say(Object message) {
        var text = new String(Wire.write(message), StandardCharsets.UTF_8);
        boolean tooSlow;
        synchronized (this) {
            tooSlow = !over && waiting.size() >= MOST_WAITING;
            if (!over && !tooSlow) {
                waiting.add(text);
            }
        }
        if (tooSlow) {
            hangUp();
        } else {
            next();
        }
    }

    private void next() {
        String text;
        synchronized (this) {
            if (over || saying || waiting.isEmpty()) {
                return;
            }
            saying = true;
            text = waiting.remove();
        }
        try {
            session.getAsyncRemote().sendText(text, this::said);
        } catch (IllegalStateException | IllegalArgumentException gone) {
            LOG.debug("A page is gone: {}", gone.toString());
            over();
        }
    }

    private void said(SendResult result) {
        synchronized (this) {
            saying = false;
        }
        if (result.isOK()) {
            next();
        } else {
            over();
        }
    }

    synchronized void over() {
        over = true;
        waiting.clear();
    }

    @Override
    public void hangUp() {
        over();
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, "call again"));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A page is gone: {}", gone.toString());
        }
    }
}
