package dev.waybill.app;

import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Serves the console and the storefront. Every address of theirs is the same page, which finds out
 * by itself what to show; what it loads comes from here and from nowhere else.
 */
@Hidden
@Controller
final class ConsoleController {

    private static final String NONCE = "__CSP_NONCE__";
    private static final String ZONE = "__SHOP_ZONE__";

    private final Console console;
    private final Ids ids;
    private final ZoneId zone;

    /**
     * @param zone whose days and hours the storefront shows: the shop's, not its visitor's
     */
    ConsoleController(Console console, Ids ids, ZoneId zone) {
        this.console = console;
        this.ids = ids;
        this.zone = zone;
    }

    static ZoneId zone(Settings settings) {
        return ZoneId.of(settings.text("waybill.shop.zone", "UTC"));
    }

    @GetMapping("/")
    ResponseEntity<Void> root() {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/console")).build();
    }

    @GetMapping({"/console", "/console/**", "/shop", "/shop/**"})
    ResponseEntity<byte[]> page() {
        var page =
                console.page()
                        .orElseThrow(() ->
                                Problem.of(
                                        404,
                                        "no-console",
                                        "This Waybill was put together without its console."));
        var nonce = ids.next().toString().replace("-", "");
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .header("Content-Security-Policy", policy(nonce))
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .cacheControl(CacheControl.noStore()) // the nonce is good for one page
                .body(
                        page.replace(NONCE, nonce)
                                .replace(ZONE, zone.getId())
                                .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/console/assets/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        var asset =
                console.asset(name, accepted).orElseThrow(() -> Problem.notFound("asset", name));
        var answer =
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, asset.type())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                        // Its name changes with its content.
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable());
        if (asset.encoding() != null) {
            answer.header(HttpHeaders.CONTENT_ENCODING, asset.encoding());
        }
        return answer.body(asset.bytes());
    }

    /** Scripts from here only; styles also from those that the page has given its nonce. */
    private static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }
}
