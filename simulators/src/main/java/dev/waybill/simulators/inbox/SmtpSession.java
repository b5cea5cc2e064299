package dev.waybill.simulators.inbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One conversation in SMTP (RFC 5321), as far as a client needs it to hand in mail. */
final class SmtpSession {
    private static final int LONGEST_LINE = 1 << 12;
    private static final int LARGEST_MAIL = 1 << 20;
    private static final Pattern PATH = Pattern.compile("<([^<>\\s]*)>");

    /** What becomes of a mail. */
    interface Mailroom {
        boolean knows(String mailbox);

        /**
         * @return what to answer; null to say nothing and hang up
         */
        @Nullable String take(List<String> mailboxes, byte[] mail) throws InterruptedException;
    }

    private final Mailroom mailroom;
    private final InputStream in;
    private final OutputStream out;
    private final List<String> mailboxes = new ArrayList<>();
    private boolean hasSender;

    SmtpSession(Socket client, Mailroom mailroom) throws IOException {
        this.mailroom = mailroom;
        this.in = new BufferedInputStream(client.getInputStream());
        this.out = client.getOutputStream();
    }

    void talk() throws IOException, InterruptedException {
        say("220 inbox simulator");
        for (var line = line(); line != null; line = line()) {
            if (!answer(line)) {
                return;
            }
        }
    }

    private boolean answer(String line) throws IOException, InterruptedException {
        var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> say("250-inbox simulator\r\n250-8BITMIME\r\n250 SIZE " + LARGEST_MAIL);
            case "HELO", "NOOP" -> say("250 OK");
            case "VRFY" -> say("252 send it and see");
            case "RSET" -> {
                forget();
                say("250 OK");
            }
            case "MAIL" -> {
                forget();
                hasSender = true;
                say("250 OK");
            }
            case "RCPT" -> say(recipient(line));
            case "DATA" -> {
                return data();
            }
            case "QUIT" -> {
                say("221 bye");
                return false;
            }
            default -> say("502 not here");
        }
        return true;
    }

    private String recipient(String line) {
        var path = PATH.matcher(line);
        if (!hasSender) {
            return "503 MAIL comes first";
        }
        if (!path.find() || !path.group(1).contains("@")) {
            return "501 no mailbox";
        }
        if (!mailroom.knows(path.group(1))) {
            return "550 5.1.1 there is no such mailbox";
        }
        mailboxes.add(path.group(1));
        return "250 OK";
    }

    private boolean data() throws IOException, InterruptedException {
        if (mailboxes.isEmpty()) {
            say("503 RCPT comes first");
            return true;
        }
        say("354 go on, a dot ends it");
        var mail = mail();
        if (mail == null) {
            return false;
        }
        var answer = mailroom.take(List.copyOf(mailboxes), mail);
        forget();
        if (answer != null) {
            say(answer);
        }
        return answer != null && !answer.startsWith("421");
    }

    private void forget() {
        mailboxes.clear();
        hasSender = false;
    }

    private byte @Nullable [] mail() throws IOException {
        var mail = new ByteArrayOutputStream();
        for (var line = bytes(); line != null; line = bytes()) {
            if (line.length == 1 && line[0] == '.') {
                return mail.toByteArray();
            }
            var stuffed = line.length > 0 && line[0] == '.' ? 1 : 0;
            mail.write(line, stuffed, line.length - stuffed);
            mail.write('\r');
            mail.write('\n');
            if (mail.size() > LARGEST_MAIL) {
                say("552 too large");
                return null;
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        var line = bytes();
        return line == null ? null : new String(line, StandardCharsets.UTF_8);
    }

    /** Up to the next CR LF, without it; null at the end. */
    private byte @Nullable [] bytes() throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            if (next != '\r') {
                line.write(next);
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line without an end");
            }
        }
        return null;
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
