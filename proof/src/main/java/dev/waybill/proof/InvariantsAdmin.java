package dev.waybill.proof;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What must always hold, for operators. */
@RestController
public final class InvariantsAdmin {

    private final Invariants invariants;
    private final Checked checked = new Checked();

    public InvariantsAdmin(Invariants invariants) {
        this.invariants = invariants;
    }

    @Operation(
            summary = "Counts what must not be: oversold units, lost messages, money that differs")
    @GetMapping(path = "/admin/invariants", produces = "application/json")
    Report check() {
        return checked.add(invariants.check());
    }

    /** The latest first. */
    record History(List<Checked.Check> checks) {
        History {
            checks = List.copyOf(checks);
        }
    }

    @Operation(summary = "What the last checks of this process have found, the latest first")
    @GetMapping(path = "/admin/invariants/history", produces = "application/json")
    History history() {
        return new History(checked.all());
    }
}
