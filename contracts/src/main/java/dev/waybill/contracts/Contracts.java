package dev.waybill.contracts;

import dev.waybill.contracts.carts.CartsContracts;
import dev.waybill.contracts.checkout.CheckoutContracts;
import dev.waybill.contracts.inventory.InventoryContracts;
import dev.waybill.contracts.orders.OrdersContracts;
import dev.waybill.contracts.payments.PaymentsContracts;
import dev.waybill.contracts.products.ProductsContracts;
import dev.waybill.contracts.promotions.PromotionsContracts;
import dev.waybill.contracts.returns.ReturnsContracts;
import dev.waybill.contracts.search.SearchContracts;
import dev.waybill.contracts.shipping.ShippingContracts;
import dev.waybill.contracts.warehouse.WarehouseContracts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole published language. */
public final class Contracts {
    private static final List<Contract<?>> ALL =
            Stream.of(
                            CartsContracts.all(),
                            CheckoutContracts.all(),
                            InventoryContracts.all(),
                            OrdersContracts.all(),
                            PaymentsContracts.all(),
                            ProductsContracts.all(),
                            PromotionsContracts.all(),
                            ReturnsContracts.all(),
                            ShippingContracts.all(),
                            WarehouseContracts.all())
                    .flatMap(List::stream)
                    .toList();
    private static final List<Operation<?, ?>> OPERATIONS =
            Stream.of(
                            CartsContracts.operations(),
                            CheckoutContracts.operations(),
                            InventoryContracts.operations(),
                            OrdersContracts.operations(),
                            PaymentsContracts.operations(),
                            ProductsContracts.operations(),
                            PromotionsContracts.operations(),
                            ReturnsContracts.operations(),
                            SearchContracts.operations(),
                            ShippingContracts.operations(),
                            WarehouseContracts.operations())
                    .flatMap(List::stream)
                    .toList();
    private static final Map<Class<?>, Contract<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Contract::type, Function.identity()));
    private static final Map<Name, Contract<?>> BY_NAME =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    each -> new Name(each.id(), each.version(), each.topic()),
                                    Function.identity()));

    private Contracts() {}

    /** Every message that travels on a topic, old versions included. */
    public static List<Contract<?>> all() {
        return ALL;
    }

    /** Every request that travels over HTTP only. */
    public static List<Operation<?, ?>> operations() {
        return OPERATIONS;
    }

    /**
     * The contract of a message.
     *
     * @throws IllegalArgumentException if the type is no message
     */
    @SuppressWarnings("unchecked") // the map's key is the contract's own type
    public static <M> Contract<M> of(Class<M> type) {
        var contract = BY_TYPE.get(type);
        if (contract == null) {
            throw new IllegalArgumentException(type.getName() + " is in no catalogue");
        }
        return (Contract<M>) contract;
    }

    /** The contract with this name and version on a topic, if this build knows it. */
    public static Optional<Contract<?>> find(String id, String version, String topic) {
        return Optional.ofNullable(BY_NAME.get(new Name(id, version, topic)));
    }

    private record Name(String id, String version, String topic) {}
}
