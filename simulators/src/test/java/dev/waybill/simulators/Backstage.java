package dev.waybill.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** The admin side and other plain HTTP. */
record Backstage(HttpClient http, URI base) {
    record Answered(int status, JsonNode body) {}

    static Backstage of(Simulators world) {
        return at(world.port());
    }

    static Backstage at(int port) {
        return new Backstage(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", "/admin" + path, "").body();
    }

    Answered send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answered(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }
}
