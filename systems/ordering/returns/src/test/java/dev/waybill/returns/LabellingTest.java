package dev.waybill.returns;

import static dev.waybill.returns.Samples.MUG;
import static dev.waybill.returns.Samples.NOON;
import static dev.waybill.returns.Samples.draft;
import static dev.waybill.returns.Samples.line;
import static dev.waybill.returns.Samples.sheet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.shipping.BuyReturnLabel;
import dev.waybill.contracts.shipping.VoidReturnLabel;
import dev.waybill.returns.CarrierLabel.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LabellingTest {

    private static Draft approved(ReturnKind kind) {
        var draft = draft(new Return.Requested(sheet(kind, 0, line(MUG, 2, 2000, 0))));
        ReturnDecider.approve(draft, false, null);
        return draft;
    }

    private static <T> List<T> told(Draft draft, Class<T> kind) {
        return draft.tellings().stream()
                .map(Draft.Telling::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static CarrierLabel label(Draft draft) {
        return Objects.requireNonNull(draft.sheet().label());
    }

    /** The same return, some time later. */
    private static Draft later(Draft draft) {
        return draft(draft.current(), NOON.plus(Duration.ofDays(22)));
    }

    @Test
    void withTheApprovalALabelIsAskedForUnderANameThatIsTheSameEachTime() {
        var draft = approved(ReturnKind.REFUND);

        assertThat(told(draft, BuyReturnLabel.class))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.units()).isEqualTo(2);
                    assertThat(asked.toName()).isEqualTo("Returns");
                    assertThat(asked.to().line1()).isEqualTo("1 Pier Street");
                    assertThat(asked.to().country()).isEqualTo("IE");
                    assertThat(asked.number()).isEqualTo("RMA-00000017");
                });
        assertThat(draft.tellings().getLast().id())
                .isNotNull()
                .isEqualTo(approved(ReturnKind.REFUND).tellings().getLast().id());
        assertThat(label(draft).state()).isEqualTo(State.ASKED_FOR);
    }

    @Test
    void whoKeepsTheGoodsNeedsNone() {
        var draft = approved(ReturnKind.CLAIM);

        assertThat(told(draft, BuyReturnLabel.class)).isEmpty();
        assertThat(draft.sheet().label()).isNull();
    }

    @Test
    void whatShippingSaysIsWrittenDownOnce() {
        var draft = later(approved(ReturnKind.REFUND));

        Labelling.created(draft, "UPS", "1Z1");
        Labelling.created(draft, "UPS", "1Z2");

        assertThat(label(draft).trackingNumber()).isEqualTo("1Z1");
        assertThat(draft.notes()).extracting(Draft.Note::what).containsExactly("labelled");
    }

    @Test
    void aRefusalSaysWhyAndNothingIsLeftToBeVoided() {
        var draft = later(approved(ReturnKind.REFUND));

        Labelling.refused(draft, "no service takes it");
        ReturnDecider.cancel(draft, null);

        assertThat(label(draft).reason()).isEqualTo("no service takes it");
        assertThat(told(draft, VoidReturnLabel.class)).isEmpty();
    }

    @Test
    void whenNothingComesBackTheLabelIsCalledOff() {
        var cancelled = later(approved(ReturnKind.REFUND));
        Labelling.created(cancelled, "UPS", "1Z1");
        ReturnDecider.cancel(cancelled, null);
        var expired = later(approved(ReturnKind.REFUND));
        ReturnDecider.expire(expired);

        for (var draft : List.of(cancelled, expired)) {
            assertThat(told(draft, VoidReturnLabel.class)).hasSize(1);
            assertThat(label(draft).state()).isEqualTo(State.CALLED_OFF);
            assertThat(ReturnLabel.path(draft.sheet())).isNull();
        }
        Labelling.created(expired, "UPS", "1Z2");
        assertThat(label(expired).state()).isEqualTo(State.CALLED_OFF);
    }

    @Test
    void whereGoodsAreSentIsOneLineOfSettings() {
        var door = ShopDoor.of("Returns, Gate 4, 1 Pier Street, Cork, T12 XY00, IE");

        assertThat(door.lines()).hasSize(6);
        assertThat(door.door().line1()).isEqualTo("Gate 4, 1 Pier Street");
        assertThat(door.door().postcode()).isEqualTo("T12 XY00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShopDoor.of("Returns, Cork"))
                .withMessageContaining("waybill.returns.address");
    }
}
