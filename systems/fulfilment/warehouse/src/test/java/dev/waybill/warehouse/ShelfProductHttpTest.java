package dev.waybill.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductUpdated;
import dev.waybill.testkit.SystemWorld;
import dev.waybill.warehouse.MeasureProduct.Place;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfProductHttpTest {

    private static final WarehouseWorld WAREHOUSE = new WarehouseWorld();
    private final SystemWorld world = WAREHOUSE.world;

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    private ShelfProductDetails get(UUID product) {
        return world.http().get("/warehouse/products/" + product).as(ShelfProductDetails.class);
    }

    @Test
    void whatIsMeasuredStandsBesideTheNames() {
        var lamp = WAREHOUSE.product("LAMP");
        var bins =
                List.of(
                        Map.of("warehouseId", "MAIN", "aisle", 3, "bay", 12, "level", 2),
                        Map.of("warehouseId", "EAST \"2\"", "aisle", 1, "bay", 1, "level", 0));

        var reply =
                WAREHOUSE.measure(
                        lamp, Map.of("gtin", "96385074", "weightGrams", 450, "bins", bins));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(get(lamp))
                .isEqualTo(
                        new ShelfProductDetails(
                                lamp,
                                "LAMP",
                                "The LAMP",
                                "00000096385074",
                                450,
                                List.of(
                                        new Place("EAST \"2\"", 1, 1, 0),
                                        new Place("MAIN", 3, 12, 2))));
        assertThat(reply.as(ShelfProductDetails.class)).isEqualTo(get(lamp));
    }

    @Test
    void whatIsNotSaidAgainIsForgotten() {
        var product = WAREHOUSE.product("JUG");
        WAREHOUSE.measure(product, Map.of("weightGrams", 450));

        WAREHOUSE.measure(product, Map.of(), "If-Match", "*");

        assertThat(get(product).weightGrams()).isNull();
    }

    @Test
    void newsOfTheCatalogueLeaveWhatIsMeasuredAlone() {
        var product = WAREHOUSE.product("CUP");
        WAREHOUSE.measure(product, Map.of("weightGrams", 450));
        var changes = new ProductUpdated.Changes("Tea cup", null, null, null, null, null);

        world.hear(new ProductUpdated(world.ids().next(), world.now(), product, changes));

        assertThat(get(product).name()).isEqualTo("Tea cup");
        assertThat(get(product).weightGrams()).isEqualTo(450);
    }

    @Test
    void oneBarCodeLeadsToOneProduct() {
        var first = WAREHOUSE.product("FIRST");
        var second = WAREHOUSE.product("SECOND");
        WAREHOUSE.measure(first, Map.of("gtin", "4006381333931"));

        var taken = WAREHOUSE.measure(second, Map.of("gtin", "04006381333931"));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().at("/errors/0/pointer").asString()).isEqualTo("/gtin");
        assertThat(
                        WAREHOUSE
                                .measure(first, Map.of("gtin", "4006381333931"), "If-Match", "*")
                                .status())
                .isEqualTo(200);
        world.hear(new ProductDeleted(world.ids().next(), world.now(), first, null));
        assertThat(WAREHOUSE.measure(second, Map.of("gtin", "4006381333931")).status())
                .isEqualTo(200);
        assertThat(world.http().get("/warehouse/products/" + first).status()).isEqualTo(404);
    }

    @Test
    void aProductMayBeMeasuredBeforeItsCreationIsHeard() {
        var product = world.ids().next();

        assertThat(WAREHOUSE.measure(product, Map.of("weightGrams", 7)).status()).isEqualTo(200);
        world.hear(WAREHOUSE.created(product, "NEW"));

        assertThat(get(product).weightGrams()).isEqualTo(7);
        assertThat(get(product).sku()).isEqualTo("NEW");
    }

    @Test
    void aProductThatNobodyKnowsIsNotMeasured() {
        var old = UUID.fromString("0193a1b0-0000-7000-8000-000000000001");

        assertThat(WAREHOUSE.measure(old, Map.of("weightGrams", 7)).status()).isEqualTo(404);
        assertThat(world.http().get("/warehouse/products/" + old).status()).isEqualTo(404);
    }

    @Test
    void aProductThatHasChangedSinceIsNotWrittenOver() {
        var product = WAREHOUSE.product("PAN");
        var tag = WAREHOUSE.measure(product, Map.of("weightGrams", 7)).header("ETag");
        WAREHOUSE.measure(product, Map.of("weightGrams", 8), "If-Match", tag);

        var stale = WAREHOUSE.measure(product, Map.of("weightGrams", 9), "If-Match", tag);

        var blind = WAREHOUSE.measure(product, Map.of("weightGrams", 9));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(get(product).weightGrams()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"gtin": "4006381333932"}                                                    | /gtin
                    {"gtin": ""}                                                                 | /gtin
                    {"weightGrams": 0}                                                           | /weightGrams
                    {"bins": [{"warehouseId": "", "aisle": 1, "bay": 1, "level": 0}]}            | /bins/0/warehouseId
                    {"bins": [{"warehouseId": "M", "aisle": 0, "bay": 1, "level": 0}]}           | /bins/0/aisle
                    {"bins": [{"warehouseId": "M", "aisle": 1, "bay": 1, "level": 0}, {"warehouseId": "M", "aisle": 1, "bay": 1, "level": 0}]} | /bins/1/warehouseId
                    {"colour": "red"}                                                            | /colour
                    """)
    void aBadMeasureIsRefusedByTheNameOfItsField(String body, String pointer) {
        var reply = WAREHOUSE.measure(WAREHOUSE.product("BAD"), body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}
