package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bench.Matching.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static Map<String, Match> match(String... rows) {
        var book = new Book();
        for (var row : rows) {
            var fields = row.split(",", -1); // invoice, code, quantity, minute, price, customer
            var at = "2011-01-01 10:%s:00".formatted(fields[3]);
            assertThat(
                            book.add(
                                    List.of(
                                            fields[0], fields[1], "thing", fields[2], at, fields[4],
                                            fields[5], "France")))
                    .isEmpty();
        }
        return Matching.of(book.entries());
    }

    @Test
    void theLatestInvoiceWithExactlyTheseGoodsIsCancelledAsAWhole() {
        assertThat(
                        match(
                                "1,A1,2,01,1.00,7",
                                "1,A2,1,01,3.00,7",
                                "2,A1,2,02,1.00,7",
                                "2,A2,1,02,3.00,7",
                                "3,A1,2,03,1.00,7",
                                "C4,A2,-1,04,3.00,7",
                                "C4,A1,-2,04,1.00,7"))
                .containsEntry("C4", new Match.Whole("2"));
    }

    @Test
    void anInvoiceIsCancelledOnceOnly() {
        assertThat(match("1,A1,2,01,1.00,7", "C2,A1,-2,02,1.00,7", "C3,A1,-2,03,1.00,7"))
                .containsEntry("C2", new Match.Whole("1"))
                .containsEntry("C3", new Match.Unmatched());
    }

    @Test
    void fewerUnitsOrAnotherPriceIsAPartialCancellation() {
        assertThat(match("1,A1,5,01,1.00,7", "C2,A1,-2,02,1.00,7", "C3,A1,-3,03,0.90,7"))
                .containsEntry("C2", partial(2))
                .containsEntry("C3", partial(3));
    }

    private static Match partial(int units) {
        return new Match.Partial(
                1, 1, List.of(new Matching.Part("1", new Entry.PriceKey("A1", 100), units)));
    }

    @Test
    void nothingIsGivenBackTwice() {
        assertThat(match("1,A1,5,01,1.00,7", "C2,A1,-4,02,1.00,7", "C3,A1,-2,03,1.00,7"))
                .containsEntry("C3", new Match.Unmatched());
    }

    @Test
    void aLaterInvoiceAnotherCustomerOrNobodyDoesNotMatch() {
        assertThat(
                        match(
                                "C1,A1,-2,01,1.00,7",
                                "2,A1,2,02,1.00,7",
                                "C3,A1,-2,03,1.00,8",
                                "4,A1,2,04,1.00,",
                                "C5,A1,-2,05,1.00,"))
                .containsOnlyKeys("C1", "C3", "C5")
                .allSatisfy((_, match) -> assertThat(match).isEqualTo(new Match.Unmatched()));
    }
}
