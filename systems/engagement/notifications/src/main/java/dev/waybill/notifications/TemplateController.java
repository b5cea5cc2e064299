package dev.waybill.notifications;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.Violation;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people are told, in which words, by HTTP. */
@RestController
@RequestMapping(path = "/notifications/templates", produces = "application/json")
class TemplateController {

    private final Intake<TextRequests.Change> changes;
    private final Texts texts;
    private final Preview preview;

    TemplateController(Intake<TextRequests.Change> changes, Texts texts, Preview preview) {
        this.changes = changes;
        this.texts = texts;
        this.preview = preview;
    }

    /** All of them: there are few. */
    record Templates(List<TextView> items) {}

    /**
     * What to preview.
     *
     * @param draft instead of the text that is in use
     */
    record PreviewBody(UUID orderId, @Nullable Text draft) {
        PreviewBody {
            var guard = new Guard();
            guard.given("orderId", orderId);
            guard.check();
        }
    }

    @Operation(summary = "All templates in all languages")
    @ApiResponse(responseCode = "200", description = "The texts, and what they may name")
    @GetMapping
    ResponseEntity<Templates> list() {
        return ResponseEntity.ok(new Templates(texts.all().stream().map(TextView::of).toList()));
    }

    @Operation(summary = "A template in a language")
    @ApiResponse(responseCode = "200", description = "The text, and what it may name")
    @ApiResponse(responseCode = "404", description = "There is no such template")
    @GetMapping("/{template}/{locale}")
    ResponseEntity<TextView> get(@PathVariable String template, @PathVariable String locale) {
        var kept = texts.find(which(template, locale));
        return ResponseEntity.ok().eTag(Etag.of(kept.version())).body(TextView.of(kept));
    }

    @Operation(summary = "Change a template in a language; If-Match is required")
    @ApiResponse(responseCode = "200", description = "It is used from now on")
    @ApiResponse(responseCode = "400", description = "It names a field that there is not")
    @ApiResponse(responseCode = "404", description = "There is no such template")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    @PutMapping("/{template}/{locale}")
    ResponseEntity<TextView> replace(
            @PathVariable String template,
            @PathVariable String locale,
            @RequestBody Text body,
            Asking asking) {
        var which = which(template, locale);
        check("", body, which.template());
        return changes.ask(asking, new TextRequests.Change(which, body));
    }

    @Operation(summary = "What a template, or a draft of it, says about an order that there is")
    @ApiResponse(responseCode = "200", description = "As the order's customer would read it")
    @ApiResponse(responseCode = "404", description = "There is no such template or order")
    @PostMapping("/{template}/{locale}/preview")
    ResponseEntity<Preview.Seen> preview(
            @PathVariable String template,
            @PathVariable String locale,
            @RequestBody PreviewBody body) {
        var which = which(template, locale);
        if (body.draft() != null) {
            check("/draft", body.draft(), which.template());
        }
        return ResponseEntity.ok(preview.of(which, body.orderId(), body.draft()));
    }

    private static void check(String pointer, Text text, Template template) {
        var violations =
                Wording.violations(text, template.fields()).stream()
                        .map(each -> new Violation(pointer + each.pointer(), each.message()))
                        .toList();
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations);
        }
    }

    private static Texts.Which which(String template, String locale) {
        return new Texts.Which(
                Template.of(template).orElseThrow(() -> Problem.notFound("template", template)),
                Language.of(locale)
                        .orElseThrow(() -> Problem.notFound("template language", locale)));
    }
}
