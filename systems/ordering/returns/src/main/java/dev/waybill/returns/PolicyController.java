package dev.waybill.returns;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The return policy by HTTP. Its version is its ETag. */
@RestController
@RequestMapping(path = "/return-policy", produces = "application/json")
class PolicyController {

    private final Intake<Policy> changes;
    private final Policies policies;

    PolicyController(Intake<Policy> changes, Policies policies) {
        this.changes = changes;
        this.policies = policies;
    }

    @Operation(summary = "What may come back, until when and at whose cost")
    @ApiResponse(responseCode = "200", description = "The policy; its version is the ETag")
    @GetMapping
    ResponseEntity<Policy> get() {
        var current = policies.current();
        return ResponseEntity.ok().eTag(Etag.of(current.number())).body(current.policy());
    }

    @Operation(
            summary =
                    "Change the policy: returns that are asked for from now on follow it, the others their own version")
    @ApiResponse(responseCode = "200", description = "The policy as it is now")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @PutMapping
    ResponseEntity<Policy> change(@RequestBody Policy body, Asking asking) {
        return changes.ask(asking, body);
    }
}
