package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Faults;
import java.util.Set;

/**
 * How those who carry messages behave.
 *
 * @param bouncing mailboxes, numbers and push endpoints that do not exist (any more)
 */
public record InboxDials(Faults email, Faults sms, Faults push, Set<String> bouncing) {

    static final InboxDials INITIAL =
            new InboxDials(Faults.NONE, Faults.NONE, Faults.NONE, Set.of());

    public InboxDials {
        bouncing = Set.copyOf(bouncing);
    }

    public InboxDials email(Faults changed) {
        return new InboxDials(changed, sms, push, bouncing);
    }

    public InboxDials sms(Faults changed) {
        return new InboxDials(email, changed, push, bouncing);
    }

    public InboxDials push(Faults changed) {
        return new InboxDials(email, sms, changed, bouncing);
    }

    public InboxDials bouncing(Set<String> changed) {
        return new InboxDials(email, sms, push, changed);
    }
}
