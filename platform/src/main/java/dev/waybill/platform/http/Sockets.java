package dev.waybill.platform.http;

import dev.waybill.contracts.InvalidValue;
import dev.waybill.platform.Ids;
import jakarta.servlet.ServletContext;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Puts the rooms' switchboards on Tomcat's WebSockets. Only pages of this host may call: a browser
 * sends no credentials of ours along, but a page from elsewhere has no business here at all.
 */
final class Sockets implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int MOST_LINES = 1_000;
    private static final int LONGEST_WORD = 8_192;

    /** Pages say that they are still there every few seconds. */
    private static final long SILENCE_MS = 60_000;

    private final ServletContext context;
    private final List<Switchboard> switchboards;
    private final Ids ids;
    private final AtomicInteger lines = new AtomicInteger();

    Sockets(ServletContext context, List<Switchboard> switchboards, Ids ids) {
        this.context = context;
        this.switchboards = switchboards;
        this.ids = ids;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (switchboards.isEmpty()) {
            return;
        }
        if (!(context.getAttribute(ServerContainer.class.getName())
                instanceof ServerContainer container)) {
            throw new IllegalStateException("this web server has no WebSockets");
        }
        container.setDefaultMaxTextMessageBufferSize(LONGEST_WORD);
        container.setDefaultMaxSessionIdleTimeout(SILENCE_MS);
        for (var switchboard : switchboards) {
            try {
                container.addEndpoint(config(switchboard));
            } catch (DeploymentException e) {
                throw new IllegalStateException("cannot answer at " + switchboard.path(), e);
            }
        }
    }

    private ServerEndpointConfig config(Switchboard switchboard) {
        return ServerEndpointConfig.Builder.create(Receiver.class, switchboard.path())
                .configurator(
                        new ServerEndpointConfig.Configurator() {
                            @Override
                            public <T> T getEndpointInstance(Class<T> type) {
                                return type.cast(new Receiver(Sockets.this, switchboard));
                            }

                            @Override
                            public void modifyHandshake(
                                    ServerEndpointConfig config,
                                    HandshakeRequest request,
                                    HandshakeResponse response) {
                                config.getUserProperties()
                                        .put(
                                                Receiver.OURS,
                                                isOurs(
                                                        first(request, "Origin"),
                                                        first(request, "Host")));
                            }
                        })
                .build();
    }

    private static @Nullable String first(HandshakeRequest request, String header) {
        var values = request.getHeaders().get(header);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** What is no browser sends no origin. */
    static boolean isOurs(@Nullable String origin, @Nullable String host) {
        try {
            return origin == null || URI.create(origin).getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException | NullPointerException _) {
            return false;
        }
    }

    /** One end of one line. */
    static final class Receiver extends Endpoint {

        static final String OURS = "waybill.ours";

        private final Sockets sockets;
        private final Switchboard switchboard;
        private Switchboard.@Nullable Caller caller;
        private @Nullable SocketLine line;

        Receiver(Sockets sockets, Switchboard switchboard) {
            this.sockets = sockets;
            this.switchboard = switchboard;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            if (!Boolean.TRUE.equals(session.getUserProperties().get(OURS))) {
                refuse(session, CloseReason.CloseCodes.VIOLATED_POLICY, "not from here");
            } else if (sockets.lines.get() >= MOST_LINES) {
                refuse(session, CloseReason.CloseCodes.TRY_AGAIN_LATER, "all lines are taken");
            } else {
                connect(session);
                sockets.lines.incrementAndGet(); // whoever was not answered is not counted
            }
        }

        private void connect(Session session) {
            session.getUserProperties()
                    .put("org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS", SILENCE_MS);
            var opened = new SocketLine(sockets.ids.next(), session);
            var answered = switchboard.answer(opened);
            line = opened;
            caller = answered;
            session.addMessageHandler(
                    String.class,
                    (MessageHandler.Whole<String>) text -> hear(answered, opened, text));
        }

        private void hear(Switchboard.Caller answered, SocketLine opened, String text) {
            try {
                answered.says(text.getBytes(StandardCharsets.UTF_8));
            } catch (Problem problem) {
                opened.say(new Misunderstood(ProblemBody.of(problem, null)));
            } catch (InvalidValue invalid) {
                var problem = Problem.invalid(invalid.violations());
                opened.say(new Misunderstood(ProblemBody.of(problem, null)));
            } catch (RuntimeException failure) {
                LOG.warn("A page's word was not taken in", failure);
                opened.hangUp();
            }
        }

        private static void refuse(Session session, CloseReason.CloseCode code, String why) {
            try {
                session.close(new CloseReason(code, why));
            } catch (IOException gone) {
                LOG.debug("A page is gone: {}", gone.toString());
            }
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            var left = caller;
            var closed = line;
            if (left != null && closed != null) {
                caller = null;
                closed.over();
                sockets.lines.decrementAndGet();
                left.leaves();
            }
        }

        /** The line breaks; the page calls again. */
        @Override
        public void onError(Session session, Throwable failure) {
            LOG.debug("A line broke: {}", failure.toString());
        }
    }

    /** What was said is not understood. */
    record Misunderstood(ProblemBody problem) {}
}
