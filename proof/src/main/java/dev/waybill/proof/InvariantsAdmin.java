package dev.waybill.proof;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What must always hold, for operators. */
@RestController
public final class InvariantsAdmin {

    private final Invariants invariants;

    public InvariantsAdmin(Invariants invariants) {
        this.invariants = invariants;
    }

    @Operation(
            summary = "Counts what must not be: oversold units, lost messages, money that differs")
    @GetMapping(path = "/admin/invariants", produces = "application/json")
    Report check() {
        return invariants.check();
    }
}
