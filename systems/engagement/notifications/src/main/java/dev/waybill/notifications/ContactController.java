package dev.waybill.notifications;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people are reached, by HTTP. */
@RestController
@RequestMapping(path = "/notifications/contacts", produces = "application/json")
class ContactController {

    private final Intake<ContactAsk> intake;
    private final Contacts contacts;
    private final PushServices pushServices;

    ContactController(Intake<ContactAsk> intake, Contacts contacts, PushServices pushServices) {
        this.intake = intake;
        this.contacts = contacts;
        this.pushServices = pushServices;
    }

    @Operation(summary = "How a customer is reached, and how they want to be")
    @ApiResponse(responseCode = "200", description = "The contact")
    @ApiResponse(responseCode = "404", description = "Nobody has said how they are reached")
    @GetMapping("/{customerId}")
    ResponseEntity<Contact> get(@PathVariable UUID customerId) {
        var kept =
                contacts.find(customerId)
                        .orElseThrow(() -> Problem.notFound("contact", customerId));
        return ResponseEntity.ok().eTag(Etag.of(kept.version())).body(kept.contact());
    }

    @Operation(summary = "Say how a customer is reached; to change it, If-Match is required")
    @ApiResponse(responseCode = "200", description = "It is changed")
    @ApiResponse(responseCode = "201", description = "It is known now")
    @ApiResponse(responseCode = "428", description = "There is one, and If-Match is missing")
    @PutMapping("/{customerId}")
    ResponseEntity<Contact> replace(
            @PathVariable UUID customerId, @RequestBody Contact body, Asking asking) {
        pushServices.check(body.push());
        return intake.ask(asking, new ContactAsk.Replace(customerId, body));
    }

    @Operation(summary = "Forget how a customer is reached; If-Match is required")
    @ApiResponse(responseCode = "204", description = "Nobody is told anything any more")
    @ApiResponse(responseCode = "404", description = "There is no contact")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @DeleteMapping("/{customerId}")
    ResponseEntity<Void> delete(@PathVariable UUID customerId, Asking asking) {
        return intake.ask(asking, new ContactAsk.Delete(customerId));
    }

    @Operation(summary = "Try a customer's addresses again that have refused messages for good")
    @ApiResponse(responseCode = "200", description = "The next message is sent to them again")
    @ApiResponse(responseCode = "404", description = "There is no contact")
    @PostMapping("/{customerId}/revive")
    ResponseEntity<Contact> revive(@PathVariable UUID customerId, Asking asking) {
        return intake.ask(asking, new ContactAsk.Revive(customerId));
    }
}
