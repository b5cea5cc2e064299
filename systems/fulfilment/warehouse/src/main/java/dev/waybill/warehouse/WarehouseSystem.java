package dev.waybill.warehouse;

import static dev.waybill.contracts.orders.OrdersContracts.ORDER_COLLECTED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_FULFILMENT_STARTED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_CREATED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_DELETED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_UPDATED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_CREATED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.STOP_FULFILMENT;

import dev.waybill.platform.Room;
import dev.waybill.platform.Settings;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * What happens to an order between the shelf and the carrier: picking jobs, and the parcels that
 * come of them.
 *
 * <p>Tells picking-started, order-short-picked, order-packed, order-ready-for-shipping,
 * fulfilment-stopped and fulfilment-stop-refused.
 */
public final class WarehouseSystem implements WaybillSystem {

    /** GS1's own in its examples: nobody's parcels have it. */
    private static final String EXAMPLE_PREFIX = "0614141";

    @Override
    public String name() {
        return "warehouse";
    }

    @Override
    public void furnish(Room room) {
        var settings = room.settings();
        var database = room.database();
        var deadlines = deadlines(settings);
        var codes = new Sscc(settings.text("waybill.warehouse.gs1-company-prefix", EXAMPLE_PREFIX));
        var jobs = room.part(PickingJobs.class, new PickingJobs(database));
        var lines = new JobLines(database);
        var parcels = room.part(Parcels.class, new Parcels(database, codes, room.ids()));
        var stops = room.part(Stops.class, new Stops(database));
        var products = new ShelfProducts(database);
        var books = new JobBooks(jobs, lines, parcels, stops, products);
        var meters =
                new WarehouseMeters(
                        room.meters(),
                        room.clock(),
                        now -> jobs.atRisk(deadlines.atRiskBefore(now)));

        var patience = settings.duration("waybill.warehouse.stop-patience", Duration.ofMinutes(1));
        room.hears(new FulfilmentHandler(books, deadlines, patience))
                .on(ORDER_FULFILMENT_STARTED, FulfilmentNews.Started::new)
                .on(STOP_FULFILMENT, FulfilmentNews.StopAsked::new)
                .on(ORDER_COLLECTED, FulfilmentNews.Collected::new)
                .on(SHIPMENT_CREATED, FulfilmentNews.Shipped::new);
        room.hears(new ProductHandler(products, room.signals()))
                .on(PRODUCT_CREATED, ProductNews.Arrived::of)
                .on(PRODUCT_UPDATED, ProductNews.Renamed::of)
                .on(PRODUCT_DELETED, ProductNews.Left::of);
        room.wakes(new UnknownStops(stops));
        simulate(room, jobs, books, meters);

        var asked = room.takes(new JobRequests(books, deadlines, meters));
        var board = new JobBoard(database);
        var reads = new JobReads(jobs, lines, parcels, products, board, deadlines, room.clock());
        room.serves(new PickingJobController(asked, reads));
        var measured = room.takes(new ProductRequests(products));
        room.serves(new ShelfProductController(measured, products, room.signals(), room.clock()));
    }

    private static Deadlines deadlines(Settings settings) {
        return new Deadlines(
                settings.duration("waybill.warehouse.transit", Duration.ofDays(1)),
                settings.duration("waybill.warehouse.at-risk", Duration.ofHours(2)));
    }

    private static void simulate(
            Room room, PickingJobs jobs, JobBooks books, WarehouseMeters meters) {
        var settings = room.settings();
        var pickers = settings.number("waybill.warehouse.pickers", 0);
        if (pickers > 0) {
            var pickTime = settings.duration("waybill.warehouse.pick-time", Duration.ofSeconds(20));
            var errors = settings.number("waybill.warehouse.pick-errors", 0);
            var simulation = new Simulation(errors, room.ids()::chance);
            room.wakes(new SimulatedPickers(pickers, pickTime, simulation, jobs, books, meters));
        }
    }
}
