package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.fuzz.OpenApi;
import dev.waybill.proof.fuzz.OpenApi.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document: what it promises, and that the committed copy is what the app serves. */
class OpenApiTest {

    private static final Path COMMITTED = Workspace.root().resolve("docs/openapi.json");

    /** The operations that the message contracts fix, with the answers that they fix. */
    private static final Map<String, List<Integer>> CONTRACTS =
            Map.ofEntries(
                    Map.entry("POST /products", List.of(201, 400, 409)),
                    Map.entry("GET /products/{productId}", List.of(200, 404)),
                    Map.entry("PATCH /products/{productId}", List.of(200, 400, 404)),
                    Map.entry("DELETE /products/{productId}", List.of(204, 404)),
                    Map.entry("POST /carts/{cartId}/items", List.of(200, 400, 404)),
                    Map.entry("DELETE /carts/{cartId}/items/{productId}", List.of(200, 404)),
                    Map.entry("POST /carts/{cartId}/checkout", List.of(200, 400, 404, 409)),
                    Map.entry("POST /checkouts", List.of(202, 400, 404, 409, 422)),
                    Map.entry("GET /checkouts/{checkoutSessionId}", List.of(200, 404)),
                    Map.entry("POST /discounts/calculate", List.of(200, 400)),
                    Map.entry("POST /payments/authorize", List.of(201, 400, 402, 409)),
                    Map.entry("POST /webhooks/stripe", List.of(200, 400)),
                    Map.entry("POST /reservations", List.of(201, 400, 409)),
                    Map.entry("POST /reservations/{reservationId}/release", List.of(200, 404)),
                    Map.entry("GET /stock/{productId}", List.of(200, 404)),
                    Map.entry("POST /orders", List.of(201, 400, 409)),
                    Map.entry("GET /orders/{orderId}", List.of(200, 404)),
                    Map.entry("POST /orders/{orderId}/cancel", List.of(200, 404, 409)),
                    Map.entry("POST /shipments", List.of(201, 400, 422)));

    /** They ask by POST, because what they ask about does not fit into a path. */
    private static final List<String> QUESTIONS =
            List.of("calculateDiscount", "previewNotificationTemplate", "whatIfSourcingRule");

    private final OpenApi served = serve();

    private static OpenApi serve() {
        return new OpenApi(AppWorld.shared().shop().get("/openapi").json());
    }

    @Test
    void theCommittedDocumentIsWhatIsServed() throws IOException {
        var now = pretty(served.document());
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, now);
        }
        var committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        if (!committed.equals(now)) {
            throw new AssertionError(
                    "docs/openapi.json is not what the code serves: "
                            + firstDifference(committed, now)
                            + ". If the change is meant, write it with ./mvnw -pl app test -Dtest=OpenApiTest -Dopenapi.update=true and read the diff");
        }
    }

    private static String firstDifference(String committed, String now) {
        var old = committed.lines().toList();
        var lines = now.lines().toList();
        for (var at = 0; at < lines.size(); at++) {
            if (at >= old.size() || !lines.get(at).equals(old.get(at))) {
                return "line " + (at + 1) + " should be " + lines.get(at).strip();
            }
        }
        return "it is too long";
    }

    @Test
    void itIsTheSameEachTime() {
        assertThat(pretty(serve().document())).isEqualTo(pretty(served.document()));
    }

    private static String pretty(JsonNode document) {
        var mapper =
                JsonMapper.builder()
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build();
        var sorted = mapper.treeToValue(document, TreeMap.class);
        return mapper.writeValueAsString(sorted).replace("\r\n", "\n") + "\n";
    }

    @Test
    void everyOperationOfTheContractsIsThereWithItsAnswers() {
        for (var contract : CONTRACTS.entrySet()) {
            var call =
                    served.calls().stream()
                            .filter(each -> each.toString().equals(contract.getKey()))
                            .findFirst();
            assertThat(call).as(contract.getKey()).isPresent();
            var answers = call.orElseThrow().told().path("responses").propertyNames();
            assertThat(answers)
                    .as(contract.getKey())
                    .containsAll(contract.getValue().stream().map(String::valueOf).toList());
        }
    }

    @Test
    void everyOperationHasANameASystemASummaryAndProblems() {
        assertThat(served.calls()).hasSizeGreaterThan(40);
        assertThat(served.calls().stream().map(Call::id)).doesNotHaveDuplicates();
        for (var call : served.calls()) {
            assertThat(call.id()).as(call.toString()).matches("[a-z][A-Za-z]+").doesNotContain("_");
            assertThat(call.told().path("summary").asString("")).as(call.toString()).isNotBlank();
            assertThat(call.told().path("tags").size()).as(call.toString()).isEqualTo(1);
            var other = served.resolve(call.told().at("/responses/default"));
            assertThat(other.path("content").propertyNames())
                    .as(call.toString())
                    .containsExactly("application/problem+json");
        }
    }

    @Test
    void aWriteTakesAnIdempotencyKeyAndOneAboutAResourceItsTag() {
        for (var call : served.calls()) {
            var keyed =
                    !call.method().equals("GET")
                            && !call.path().startsWith("/admin")
                            && !QUESTIONS.contains(call.id());
            assertThat(call.takes("IdempotencyKey")).as(call.toString()).isEqualTo(keyed);
            assertThat(call.takes("IfMatch"))
                    .as(call.toString())
                    .isEqualTo(keyed && call.path().contains("{"));
        }
    }

    @Test
    void aSchemaSaysWhichFieldsAreAlwaysThere() {
        var product = served.document().at("/components/schemas/CreateProduct/required");
        var problem = served.document().at("/components/schemas/Problem/required");

        assertThat(product.valueStream().map(JsonNode::asString))
                .containsExactly("currency", "name", "price", "sku");
        assertThat(problem.valueStream().map(JsonNode::asString))
                .containsExactly("code", "detail", "retryable", "status", "title", "type");
        assertThat(served.document().at("/components/schemas/ProductUpdateBody").has("required"))
                .isFalse();
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingInsideLeaksOut() {
        var text = served.document().toString();
        served.document().findValuesAsString("$ref").stream()
                .distinct()
                .forEach(reference ->
                        assertThat(served.document().at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        assertThat(served.document().at("/components/schemas").propertyNames())
                .doesNotContain("Asking", "Cause");
        assertThat(text).doesNotContain("\"asking\"", "127.0.0.1", "localhost");
    }
}
