package dev.waybill.platform.http;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP, with processors that forget a request of HTTP/0.9.
 *
 * <p>Tomcat 11.0.27 uses its processors again and does not clear that the request before had no
 * version, unless the next one has a request line that can be read. One that cannot was answered as
 * in HTTP/0.9 then: a body without a status or a header, to a client that speaks HTTP/1.1. Found by
 * {@code ./waybill fuzz}. Public since Tomcat makes it by its name.
 */
public final class ForgetfulProtocol extends Http11NioProtocol {

    private static final VarHandle WITHOUT_VERSION;

    static {
        try {
            WITHOUT_VERSION =
                    MethodHandles.privateLookupIn(Http11Processor.class, MethodHandles.lookup())
                            .findVarHandle(Http11Processor.class, "http09", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    protected Processor createProcessor() {
        return new Forgetful(this, getAdapter());
    }

    private static final class Forgetful extends Http11Processor {

        Forgetful(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            WITHOUT_VERSION.set((Http11Processor) this, false);
            return super.service(socket);
        }
    }
}
