package dev.waybill.app;

import dev.waybill.carts.CartsSystem;
import dev.waybill.checkout.CheckoutSystem;
import dev.waybill.inventory.InventorySystem;
import dev.waybill.notifications.NotificationsSystem;
import dev.waybill.orders.OrdersSystem;
import dev.waybill.payments.PaymentsSystem;
import dev.waybill.platform.Settings;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.products.ProductsSystem;
import dev.waybill.promotions.PromotionsSystem;
import dev.waybill.returns.ReturnsSystem;
import dev.waybill.search.SearchSystem;
import dev.waybill.shipping.ShippingSystem;
import dev.waybill.warehouse.WarehouseSystem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Which systems a process runs: all, or those that it is given. Nothing else asks. */
public final class Roles {

    private static final Map<String, Supplier<WaybillSystem>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("products", ProductsSystem::new);
        ALL.put("search", SearchSystem::new);
        ALL.put("inventory", InventorySystem::new);
        ALL.put("promotions", PromotionsSystem::new);
        ALL.put("carts", CartsSystem::new);
        ALL.put("checkout", CheckoutSystem::new);
        ALL.put("payments", PaymentsSystem::new);
        ALL.put("orders", OrdersSystem::new);
        ALL.put("returns", ReturnsSystem::new);
        ALL.put("warehouse", WarehouseSystem::new);
        ALL.put("notifications", NotificationsSystem::new);
        ALL.put("shipping", ShippingSystem::new);
    }

    private Roles() {}

    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * @param given comma-separated names; empty for all
     * @throws IllegalArgumentException naming the roles that there are, for one that there is not
     */
    public static List<WaybillSystem> systems(String given) {
        var names =
                given.isBlank()
                        ? names()
                        : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
        return names.stream().map(Roles::system).toList();
    }

    /**
     * One process that runs all systems lets their readers go together, which is cheaper; where
     * roles are dealt out each goes apart, so that any process may hear for any system.
     */
    static Settings fitting(Settings given) {
        var readers = given.text("waybill.roles", "").isBlank() ? "together" : "apart";
        return new Settings(key ->
                key.equals("waybill.messaging.readers")
                        ? given.text(key, readers)
                        : given.text(key));
    }

    private static WaybillSystem system(String name) {
        var role = ALL.get(name);
        if (role == null) {
            throw new IllegalArgumentException(
                    "There is no role '" + name + "'; there are " + String.join(", ", names()));
        }
        return role.get();
    }
}
