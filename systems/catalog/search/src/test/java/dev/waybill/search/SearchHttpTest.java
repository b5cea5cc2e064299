package dev.waybill.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.contracts.products.SearchableCreated;
import dev.waybill.contracts.products.SearchableDeleted;
import dev.waybill.contracts.products.SearchableUpdated;
import dev.waybill.contracts.search.FoundProducts;
import dev.waybill.contracts.search.FoundProducts.Found;
import dev.waybill.contracts.search.FoundProducts.InCategory;
import dev.waybill.testkit.SystemWorld;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index on a real database: told in messages, asked by HTTP. */
class SearchHttpTest {

    private final SystemWorld world = SystemWorld.of(new SearchSystem());
    private final Product lantern =
            product("LAMP-BRASS-01", "Brass lantern", "Burns for six hours.", 1_250, "Lighting");
    private final Product candle =
            product("CANDLE-6", "Candles, box of six", "For any lantern.", 600, "Lighting");
    private final Product bowl = product("BOWL-1", "青い茶碗", null, 2_400, "Küche");

    @AfterEach
    void close() {
        world.close();
    }

    private void hearAll() {
        world.hear(List.of(created(lantern), created(candle), created(bowl)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lantern       | LAMP-BRASS-01 CANDLE-6
                    LANT bra      | LAMP-BRASS-01
                    lamp-brass-01 | LAMP-BRASS-01
                    茶碗            | BOWL-1
                    kuche         | BOWL-1
                    six           | CANDLE-6 LAMP-BRASS-01
                    lantren       | LAMP-BRASS-01
                    submarine     | ''
                    &!?           | ''
                    *             | LAMP-BRASS-01 CANDLE-6 BOWL-1
                    """)
    void whatIsCalledSoComesBeforeWhatIsDescribedSo(String query, String skus) {
        hearAll();

        assertThat(find(query, "").results().stream().map(Found::sku))
                .containsExactly(skus.isEmpty() ? new String[0] : skus.split(" ", -1));
    }

    @Test
    void theBestFitScoresHighestAndNeverMoreThanOne() {
        hearAll();

        var found = find("lantern", "").results();

        assertThat(found.getFirst().score()).isGreaterThan(found.getLast().score());
        assertThat(find("lamp-brass-01", "").results().getFirst().score()).isEqualTo(1);
        assertThat(find("*", "").results()).extracting(Found::score).containsOnlyNulls();
    }

    @Test
    void filtersNarrowWhatIsFoundButNotTheCategoriesToChooseFrom() {
        hearAll();

        assertThat(find("*", "&maxPrice=1250").total()).isEqualTo(2);
        assertThat(find("*", "&minPrice=1250&maxPrice=1250").total()).isEqualTo(1);
        assertThat(find("*", "&status=DRAFT").total()).isZero();
        var kitchen = find("*", "&category=K%C3%BCche");
        assertThat(kitchen.results()).extracting(Found::sku).containsExactly("BOWL-1");
        assertThat(kitchen.categories())
                .containsExactly(new InCategory("Lighting", 2), new InCategory("Küche", 1));
    }

    @Test
    void thePagesHaveEveryProductOnceAndBeyondTheLastThereIsNothing() {
        world.hear(
                IntStream.range(0, 7)
                        .mapToObj(at -> created(product("POT-" + at, "Pot", null, at, null)))
                        .toList());

        var skus = new ArrayList<String>();
        for (var page = 1; page <= 4; page++) {
            var found = find("pot", "&pageSize=2&page=" + page);
            assertThat(found.total()).isEqualTo(7);
            found.results().forEach(each -> skus.add(each.sku()));
        }

        assertThat(skus).hasSize(7).doesNotHaveDuplicates();
        assertThat(find("pot", "&pageSize=100&page=1000000").results()).isEmpty();
        assertThat(find("pot", "&pageSize=100&page=1000000").total()).isEqualTo(7);
    }

    @Test
    void changesAreFoundAndWhatLeftIsNot() {
        hearAll();

        world.hear(
                updated(lantern, new Changes("Copper lamp", null, 900L, null, null, null)),
                deleted(candle));

        assertThat(find("lantern", "").total()).isZero();
        assertThat(find("copper", "").results())
                .singleElement()
                .satisfies(found -> assertThat(found.price()).isEqualTo(900));
    }

    @Test
    void theWholeLifeOfAProductMayComeInOneBatch() {
        world.hear(
                created(lantern),
                updated(lantern, new Changes(null, null, 900L, null, null, null)),
                deleted(lantern),
                created(candle),
                updated(candle, new Changes("Wax", null, null, null, null, null)));

        assertThat(find("*", "").results()).extracting(Found::name).containsExactly("Wax");
    }

    @Test
    void anIndexThatWasEmptiedIsTheSameWhenAllIsToldAgain() {
        hearAll();
        var before = find("lantern", "");

        world.database().sql("truncate search.entry").update();
        world.hear(updated(lantern, new Changes(null, null, 1_250L, null, null, null)));
        assertThat(find("lantern", "").total()).isZero();
        hearAll();
        hearAll();

        assertThat(find("lantern", "")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                            | /query
                    query=                        | /query
                    query=%00                     | /query
                    query=a&page=0                | /page
                    query=a&page=x                | /page
                    query=a&pageSize=101          | /pageSize
                    query=a&minPrice=-1           | /minPrice
                    query=a&minPrice=9&maxPrice=8 | /maxPrice
                    query=a&status=SOLD           | /status
                    query=a&category=%00          | /category
                    """)
    void aBadQuestionIsRefusedByTheNameOfItsField(String query, String pointer) {
        var reply = world.http().get("/search/products?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void oddQuestionsAreAnsweredToo() {
        hearAll();

        for (var odd :
                List.of("'", "\\", "a:*", "%", "_", "(", "<->", "ﷺ".repeat(250), "x".repeat(250))) {
            assertThat(find(odd, "").page()).isEqualTo(1);
        }
    }

    private FoundProducts find(String query, String more) {
        var reply =
                world.http()
                        .get(
                                "/search/products?query="
                                        + URLEncoder.encode(query, StandardCharsets.UTF_8)
                                        + more);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.as(FoundProducts.class);
    }

    private Product product(
            String sku,
            String name,
            @Nullable String description,
            long price,
            @Nullable String category) {
        UUID id = world.ids().next();
        return new Product(
                id, sku, name, description, price, "EUR", category, ProductStatus.ACTIVE);
    }

    private SearchableCreated created(Product product) {
        return new SearchableCreated(world.ids().next(), world.now(), product);
    }

    private SearchableUpdated updated(Product product, Changes changes) {
        return new SearchableUpdated(world.ids().next(), world.now(), product.productId(), changes);
    }

    private SearchableDeleted deleted(Product product) {
        return new SearchableDeleted(world.ids().next(), world.now(), product.productId(), null);
    }
}
