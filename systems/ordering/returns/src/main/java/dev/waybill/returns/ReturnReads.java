package dev.waybill.returns;

import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Return.Approved;
import dev.waybill.returns.ReturnBook.Entry;
import dev.waybill.returns.ReturnList.Question;
import java.util.List;
import java.util.UUID;

/** What HTTP reads: a return with its history, lists, a label. */
final class ReturnReads {

    private final Returns returns;
    private final ReturnParts parts;
    private final Histories histories;
    private final ReturnList list;
    private final List<String> address;

    /**
     * @param address where goods are sent back to, line by line
     */
    ReturnReads(
            Returns returns,
            ReturnParts parts,
            Histories histories,
            ReturnList list,
            List<String> address) {
        this.returns = returns;
        this.parts = parts;
        this.histories = histories;
        this.list = list;
        this.address = List.copyOf(address);
    }

    record Seen(ReturnDetails details, long version) {}

    Seen get(UUID id) {
        var entry = entry(id);
        return new Seen(ReturnDetails.of(entry.is(), histories.of(id)), entry.version());
    }

    List<ReturnSummary> list(Question question) {
        return list.list(question);
    }

    ReturnLabel label(UUID id) {
        var is = entry(id).is();
        if (is instanceof Approved approved) {
            return ReturnLabel.of(approved, address);
        }
        throw Problem.conflict(
                "nothing-to-send", "The return is " + is.status() + ": nothing is to be sent.");
    }

    private Entry entry(UUID id) {
        var row = returns.find(id).orElseThrow(() -> Problem.notFound("return", id));
        return parts.entries(List.of(row)).getFirst();
    }
}
