package dev.waybill.notifications;

import dev.waybill.platform.Ids;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a planner stands on.
 *
 * @param carried the channels that somebody carries messages on
 */
record Planning(Texts texts, DeadAddresses dead, Set<Channel> carried, Ids ids) {

    /** For these people, at this moment. Two statements. */
    Planner begin(Collection<Contact> people) {
        var addresses =
                people.stream()
                        .flatMap(contact -> contact.addresses().stream())
                        .map(DeadAddress::of)
                        .collect(Collectors.toSet());
        return new Planner(texts.wordings(), dead.among(addresses), carried, ids);
    }
}
