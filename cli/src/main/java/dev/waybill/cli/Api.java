package dev.waybill.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server on this machine answers; JSON in, JSON out. */
record Api(String base) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * @throws Failure if nobody answers, or with something else than 2xx and JSON
     */
    JsonNode get(String path) {
        return json(sent(HttpRequest.newBuilder(URI.create(base + path))));
    }

    /** The same for an answer that is not JSON. */
    String text(String path) {
        return sent(HttpRequest.newBuilder(URI.create(base + path))).body();
    }

    JsonNode put(String path, String body) {
        return json(
                sent(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .PUT(BodyPublishers.ofString(body))));
    }

    JsonNode post(String path, String body) {
        return json(
                sent(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new Failure(
                        "%s answered %d.%s"
                                .formatted(answer.uri(), answer.statusCode(), said(answer.body())));
            }
            return answer;
        } catch (IOException e) {
            throw new Failure("Nobody answers at " + base + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for " + base + ".", e);
        }
    }

    /** What a problem says, field by field; nothing if it is none. */
    private static String said(String body) {
        try {
            var problem = JSON.readTree(body);
            var said = new StringBuilder();
            if (problem.path("detail").isString()) {
                said.append(' ').append(problem.path("detail").asString());
            }
            for (var error : problem.path("errors")) {
                said.append(
                        "%n  %s %s"
                                .formatted(
                                        error.path("pointer").asString(""),
                                        error.path("message").asString("")));
            }
            return said.toString();
        } catch (JacksonException _) {
            return "";
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new Failure(answer.uri() + " did not answer with JSON.", e);
        }
    }
}
