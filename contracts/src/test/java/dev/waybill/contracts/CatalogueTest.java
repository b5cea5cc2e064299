package dev.waybill.contracts;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.contracts.inventory.InventoryContracts;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderCreated030;
import dev.waybill.contracts.orders.OrdersContracts;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.PaymentsContracts;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final UUID ID = UUID.fromString("0199b2c4-7a03-7f85-93cd-e04a7b6d218c");

    @Test
    void noTwoContractsOfOneTopicShareNameAndVersion() {
        var names =
                Stream.concat(
                        Contracts.all().stream()
                                .map(each ->
                                        each.id() + " " + each.version() + " on " + each.topic()),
                        Contracts.operations().stream()
                                .map(each -> each.id() + " " + each.version()));

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void whatTravelsOnTwoTopicsIsOneMessageWithOneSchema() {
        var copies =
                Contracts.all().stream()
                        .collect(groupingBy(each -> each.id() + " " + each.version()))
                        .values();

        assertThat(copies)
                .allSatisfy(each ->
                        assertThat(each.stream().map(Contract::schema).distinct()).hasSize(1));
    }

    @Test
    void noTwoContractsShareARecord() {
        assertThat(Contracts.all().stream().map(Contract::type)).doesNotHaveDuplicates();
    }

    @Test
    void everyConstantOfACatalogueIsListed() throws IllegalAccessException {
        for (var system :
                Contracts.all().stream().map(CatalogueTest::catalogue).distinct().toList()) {
            for (var field : system.getDeclaredFields()) {
                if (Modifier.isPublic(field.getModifiers())) {
                    assertThat(
                                    Stream.<Object>concat(
                                            Contracts.all().stream(),
                                            Contracts.operations().stream()))
                            .as(field.getName())
                            .contains(field.get(null));
                }
            }
        }
    }

    private static Class<?> catalogue(Contract<?> contract) {
        var system = contract.system();
        var name = Character.toUpperCase(system.charAt(0)) + system.substring(1) + "Contracts";
        try {
            return Class.forName("dev.waybill.contracts." + system + "." + name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void everyContractHasSchemaAndSample_andNoFileIsAnOrphan() throws IOException {
        var wanted = new TreeSet<String>();
        for (var entry : Entry.all()) {
            wanted.add(entry.schema());
            wanted.add(entry.sample());
            if (SamplesTest.hasOptionals(Entry.load(entry.schema()))) {
                wanted.add(entry.minimalSample());
            }
        }

        assertThat(files()).containsExactlyElementsOf(wanted);
    }

    private static List<String> files() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSchemaSaysItsOwnNameAndVersion() {
        for (var contract : Contracts.all()) {
            assertThat(Entry.load(contract.schema()).path("$id").asString())
                    .endsWith("/" + contract.id() + "/" + contract.version());
        }
    }

    @Test
    void everyTopicIsUsedAndKnown() {
        assertThat(Contracts.all().stream().map(Contract::topic).distinct())
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void commandsTravelOnCommandTopicsAndEventsDoNot() {
        assertThat(Contracts.all())
                .allSatisfy(each ->
                        assertThat(each.topic().endsWith(".commands"))
                                .isEqualTo(each.kind() == Contract.Kind.COMMAND));
    }

    @Test
    void aContractIsFoundByTypeAndByNameOnTheWire() {
        assertThat(Contracts.of(OrderCreated.class)).isSameAs(OrdersContracts.ORDER_CREATED);
        assertThat(
                        Contracts.find("order-created", "0.3.0", Topics.ORDERING_ORDERS)
                                .orElseThrow()
                                .type())
                .isEqualTo(OrderCreated030.class);
        assertThat(Contracts.find("order-created", "9.9.9", Topics.ORDERING_ORDERS)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Contracts.of(String.class));
    }

    @Test
    void theSubjectFallsBackToTheIdThatIsThere() {
        var amount = new AuthorizePayment(ID, null, 1, "EUR", null, null, null);

        assertThat(PaymentsContracts.AUTHORIZE_PAYMENT.subject().apply(amount)).isEqualTo(ID);
    }

    @Test
    void aMessageWithoutAnyIdCanBeReadButNotTold() {
        var nobodys = new InventoryUnavailable(null, null, List.of(), Instant.EPOCH, null);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> InventoryContracts.INVENTORY_UNAVAILABLE.subject().apply(nobodys));
    }
}
