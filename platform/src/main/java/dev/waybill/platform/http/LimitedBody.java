package dev.waybill.platform.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stops reading a body that did not say how long it is and turns out to be too long. */
final class LimitedBody extends HttpServletRequestWrapper {

    private final long largest;
    private @Nullable ServletInputStream stream;

    LimitedBody(HttpServletRequest request, long largest) {
        super(request);
        this.largest = largest;
    }

    static Problem tooLarge(long largest) {
        return Problem.of(
                413, "body-too-large", "The body may have at most " + largest + " bytes.");
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new Counted(super.getInputStream(), largest);
        }
        return stream;
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream inner;
        private final long largest;
        private long read;

        Counted(ServletInputStream inner, long largest) {
            this.inner = inner;
            this.largest = largest;
        }

        @Override
        public int read() throws IOException {
            var value = inner.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var got = inner.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > largest) {
                throw tooLarge(largest);
            }
        }

        @Override
        public boolean isFinished() {
            return inner.isFinished();
        }

        @Override
        public boolean isReady() {
            return inner.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            inner.setReadListener(listener);
        }
    }
}
