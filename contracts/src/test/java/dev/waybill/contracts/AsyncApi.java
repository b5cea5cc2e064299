package dev.waybill.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Says where the AsyncAPI file and the catalogues differ. */
final class AsyncApi {

    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private static final String SCHEMAS = "../contracts/src/main/resources/";

    private final JsonNode file;
    private final List<Contract<?>> contracts;
    private final List<String> differences = new ArrayList<>();

    private AsyncApi(JsonNode file, List<Contract<?>> contracts) {
        this.file = file;
        this.contracts = contracts;
    }

    static JsonNode load() {
        return new YAMLMapper().readTree(text());
    }

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> differences(JsonNode file, List<Contract<?>> contracts) {
        var comparison = new AsyncApi(file, contracts);
        comparison.compareChannels();
        comparison.compareMessages();
        comparison.compareOperations();
        comparison.resolveReferences(file);
        return comparison.differences;
    }

    private void compareChannels() {
        var channels = file.path("channels");
        expect("channels", topics(), channels.propertyNames());
        for (var topic : topics()) {
            var channel = channels.path(topic);
            expect(topic + " address", Set.of(topic), Set.of(channel.path("address").asString("")));
            expect(topic, names(on(topic)), channel.path("messages").propertyNames());
            channel.path("messages")
                    .properties()
                    .forEach(each ->
                            expect(
                                    topic + " " + each.getKey(),
                                    Set.of("#/components/messages/" + each.getKey()),
                                    Set.of(each.getValue().path("$ref").asString(""))));
        }
    }

    private void compareMessages() {
        var messages = file.path("components").path("messages");
        expect("messages", names(contracts), messages.propertyNames());
        for (var contract : contracts) {
            var message = messages.path(name(contract));
            expectText(message, "/name", contract.id());
            expectText(message, "/contentType", "application/json");
            expectText(message, "/payload/$ref", SCHEMAS + contract.schema());
            expectText(message, "/traits/0/$ref", "#/components/messageTraits/cloudEvent");
            expectText(message, "/tags/0/name", contract.kind().name().toLowerCase(Locale.ROOT));
            expectText(message, "/summary", description(contract));
        }
    }

    private static String description(Contract<?> contract) {
        var schema = Entry.find(contract.schema());
        return schema == null ? "no schema" : schema.path("description").asString("");
    }

    /** Events are sent by the system that owns them, commands are received by it. */
    private void compareOperations() {
        for (var contract : contracts) {
            var at = "#/channels/" + contract.topic() + "/messages/" + name(contract);
            var action = contract.kind() == Contract.Kind.EVENT ? "send" : "receive";
            var systems = systems(action, at);
            if (isLatest(contract)) {
                expect(action + " " + at, Set.of(contract.system()), systems);
            } else {
                expect(action + " " + at, Set.of(), systems);
            }
        }
        file.path("operations")
                .properties()
                .forEach(each -> compareOperation(each.getKey(), each.getValue()));
    }

    private void compareOperation(String key, JsonNode operation) {
        var channel = operation.at("/channel/$ref").asString("");
        var verb = operation.path("action").asString("").equals("send") ? "tells" : "hears";
        var topic = channel.substring(channel.lastIndexOf('/') + 1);
        expect(
                key,
                Set.of(key),
                Set.of(operation.at("/tags/0/name").asString("") + "-" + verb + "-" + topic));
        for (var message : operation.path("messages")) {
            if (!message.path("$ref").asString("").startsWith(channel + "/messages/")) {
                differences.add(key + ": " + message + " is of another channel");
            }
        }
    }

    private Set<String> systems(String action, String message) {
        return file.path("operations")
                .valueStream()
                .filter(each -> each.path("action").asString("").equals(action))
                .filter(each ->
                        each.path("messages")
                                .valueStream()
                                .anyMatch(other -> other.path("$ref").asString("").equals(message)))
                .map(each -> each.at("/tags/0/name").asString(""))
                .collect(Collectors.toSet());
    }

    private void resolveReferences(JsonNode node) {
        var reference = node.path("$ref").asString("");
        if (reference.startsWith("#") && file.at(reference.substring(1)).isMissingNode()) {
            differences.add(reference + " leads nowhere");
        }
        if (reference.startsWith(".") && !FILE.resolveSibling(reference).toFile().isFile()) {
            differences.add(reference + " is no file");
        }
        node.forEach(this::resolveReferences);
    }

    private boolean isLatest(Contract<?> contract) {
        return contracts.stream()
                .filter(each -> each.id().equals(contract.id()))
                .noneMatch(each -> each.version().compareTo(contract.version()) > 0);
    }

    private List<Contract<?>> on(String topic) {
        return contracts.stream()
                .<Contract<?>>map(each -> each)
                .filter(each -> each.topic().equals(topic))
                .toList();
    }

    private Set<String> topics() {
        return contracts.stream().map(Contract::topic).collect(Collectors.toSet());
    }

    private static Set<String> names(List<Contract<?>> contracts) {
        return contracts.stream().map(AsyncApi::name).collect(Collectors.toSet());
    }

    private static String name(Contract<?> contract) {
        return contract.id() + "-" + contract.version();
    }

    private void expectText(JsonNode message, String at, String expected) {
        expect(
                message.path("title").asString("") + " " + at,
                Set.of(expected),
                Set.of(message.at(at).asString("")));
    }

    private void expect(String what, Collection<String> code, Collection<String> document) {
        if (!new TreeSet<>(code).equals(new TreeSet<>(document))) {
            differences.add(what + ": " + code + " in the code, " + document + " in the file");
        }
    }
}
