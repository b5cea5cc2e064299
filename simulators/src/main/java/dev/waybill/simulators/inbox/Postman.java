package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what comes over SMTP into the inbox. */
record Postman(Dial<InboxDials> dial, Fates fates, Letters letters, Pause pause, Clock clock)
        implements SmtpSession.Mailroom {

    @Override
    public boolean knows(String mailbox) {
        return !dial.get().bouncing().contains(mailbox);
    }

    @Override
    public @Nullable String take(List<String> mailboxes, byte[] mail) throws InterruptedException {
        Supplier<Answer> work =
                () -> {
                    Mail.read(mail, mailboxes, clock.instant()).forEach(letters::arrive);
                    return Answer.json(250, new byte[0]);
                };
        return switch (fates.of(dial.get().email(), work)) {
            case Answer(var status, _, _) ->
                    switch (status) {
                        case 250 -> "250 OK";
                        case 503 -> "421 4.3.2 not at the moment";
                        default -> "451 4.3.0 something went wrong here";
                    };
            case Reply.Silence(var hold) -> {
                pause.last(hold);
                yield null;
            }
        };
    }
}
