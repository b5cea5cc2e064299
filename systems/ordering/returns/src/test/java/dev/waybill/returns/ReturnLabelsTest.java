package dev.waybill.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.shipping.BuyReturnLabel;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.shipping.ReturnLabelRefused;
import dev.waybill.contracts.shipping.VoidReturnLabel;
import dev.waybill.returns.ReturnsWorld.Goods;
import dev.waybill.returns.ReturnsWorld.Sale;
import dev.waybill.testkit.SystemWorld;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReturnLabelsTest {

    private static final ReturnsWorld RETURNS = new ReturnsWorld();
    private final SystemWorld world = RETURNS.world;
    private final UUID mug = RETURNS.product(null);
    private final Sale sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));

    @AfterAll
    static void close() {
        RETURNS.verify();
        RETURNS.close();
    }

    private ReturnLabelCreated created(UUID returnId, String number) {
        return new ReturnLabelCreated(returnId, sale.orderId(), "UPS", number, world.now());
    }

    @Test
    void whatShippingHasBoughtIsShownAndLeadsToTheLabel() {
        var id = RETURNS.approved(sale, mug, 1).returnId();
        assertThat(world.told(BuyReturnLabel.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.returnId()).isEqualTo(id));

        world.hear(created(id, "1Z999AA10123456784"));
        world.hear(created(id, "1Z999AA10123456784"));

        var label = Objects.requireNonNull(RETURNS.get(id).label());
        assertThat(label.carrier()).isEqualTo("UPS");
        assertThat(label.trackingNumber()).isEqualTo("1Z999AA10123456784");
        assertThat(label.path()).isEqualTo("/carrier-labels/" + id);
        var sheet = world.http().get("/returns/" + id + "/label").as(ReturnLabel.class);
        assertThat(sheet.trackingNumber()).isEqualTo("1Z999AA10123456784");
        assertThat(sheet.carrierLabel()).isEqualTo(label.path());
        assertThat(RETURNS.history(id))
                .extracting(ReturnDetails.Event::what)
                .containsExactly("requested", "approved", "labelled");
    }

    @Test
    void aReturnComesBackWithoutACarriersLabelAsWell() {
        var id = RETURNS.approved(sale, mug, 1).returnId();
        world.hear(new ReturnLabelRefused(id, sale.orderId(), "no service takes it", world.now()));

        var label = Objects.requireNonNull(RETURNS.get(id).label());
        assertThat(label.state()).isEqualTo(CarrierLabel.State.REFUSED);
        assertThat(label.reason()).isEqualTo("no service takes it");
        ReturnsWorld.done(RETURNS.receive(id, mug, 1, "RESTOCK", false));
    }

    @Test
    void aReturnThatIsCancelledGivesItsLabelBack() {
        var id = RETURNS.approved(sale, mug, 1).returnId();
        world.hear(created(id, "1Z999AA10987654321"));
        world.forget();

        ReturnsWorld.done(RETURNS.post(id, "cancel", Map.of()));

        assertThat(world.told(VoidReturnLabel.class))
                .containsExactly(new VoidReturnLabel(id, sale.orderId()));
        var label = Objects.requireNonNull(RETURNS.get(id).label());
        assertThat(label.state()).isEqualTo(CarrierLabel.State.CALLED_OFF);
        assertThat(label.path()).isNull();
    }

    @Test
    void ofAReturnThatNobodyKnowsNothingIsWrittenDown() {
        world.hear(created(UUID.randomUUID(), "1Z999AA10000000001"));

        assertThat(
                        world.database()
                                .sql(
                                        "select count(*) from returns.label where tracking_number = '1Z999AA10000000001'")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
