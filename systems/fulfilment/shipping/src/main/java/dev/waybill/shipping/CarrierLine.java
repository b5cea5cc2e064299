package dev.waybill.shipping;

import dev.waybill.contracts.Wire;
import dev.waybill.shipping.AccessToken.Issued;
import dev.waybill.shipping.AccessToken.Issuer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The line to one carrier: its circuit, its token, its HTTP. */
final class CarrierLine {

    /** How a carrier gives out tokens. */
    interface TokenDesk {
        Issued issue(CarrierHttp http) throws CarrierFailure;
    }

    private final CarrierHttp http;
    private final Circuit circuit;
    private final AccessToken token;

    CarrierLine(CarrierHttp http, Circuit circuit, TokenDesk desk, Clock clock) {
        this.http = http;
        this.circuit = circuit;
        Issuer issuer = () -> desk.issue(http);
        this.token = new AccessToken(issuer, clock);
    }

    JsonNode send(String method, String path, @Nullable JsonNode body) throws CarrierFailure {
        return circuit.call(() -> {
            var access = access();
            var response = send(method, path, body, access);
            if (response.status() == 401) {
                // It has not been carried out, so it is safe to ask once more.
                token.forget(access);
                response = send(method, path, body, access());
            }
            return response.orFail();
        });
    }

    /** As {@link #send}; empty if the carrier does not know it. */
    Optional<JsonNode> find(String method, String path, @Nullable JsonNode body)
            throws CarrierFailure {
        try {
            return Optional.of(send(method, path, body));
        } catch (CarrierFailure failure) {
            if (failure.why().startsWith("HTTP 404")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Whatever goes wrong about the token, the request itself has not been sent. */
    private String access() throws CarrierFailure {
        try {
            return token.get();
        } catch (CarrierFailure failure) {
            throw new CarrierFailure(CarrierFailure.Kind.NOT_SENT, "no token: " + failure.why());
        }
    }

    private CarrierHttp.Response send(
            String method, String path, @Nullable JsonNode body, String access)
            throws CarrierFailure {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + access);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        return http.send(method, path, Map.copyOf(headers), body == null ? null : Wire.write(body));
    }
}
