package dev.waybill.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waybill as far as its clients can tell, in memory, over real HTTP. */
final class FakeWaybill implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, Product> products = new LinkedHashMap<>();
    final Map<String, Cart> carts = new HashMap<>();
    final Map<String, Session> sessions = new HashMap<>();
    final Map<String, Order> orders = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> comingBack = new HashSet<>();
    private final Map<String, String> sentBack = new HashMap<>();
    private final Map<String, JsonNode> received = new HashMap<>();
    private final Map<String, Answer> answered = new HashMap<>();
    private final HttpServer server;

    /** Requests for which it answers 503, as method and path. */
    Predicate<String> busy = _ -> false;

    /** What is missing whenever money is paid back: a Waybill with a fault. */
    long tooLittle;

    /** Whether every order is at its door at once, so that it is too late to cancel it. */
    boolean delivers;

    /** Whether no order is at its door. */
    boolean away;

    /** How often returns have not yet heard of a delivery. */
    int behind;

    /** Changes what a session asks for before it becomes an order: a Waybill with a fault. */
    java.util.function.UnaryOperator<Order> fault = order -> order;

    static final class Product {
        String id = "";
        String sku = "";
        long price;
        int stock;
    }

    static final class Cart {
        String customer = "";
        boolean checkedOut;
        final Map<String, Integer> items = new LinkedHashMap<>();
    }

    record Session(String id, String status, String orderId, String reason) {}

    record Order(
            String id,
            String customer,
            boolean cancelled,
            long total,
            Map<String, Integer> items) {}

    private record Answer(int status, Object body) {}

    private static final class No extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient Answer answer;

        No(int status, String code) {
            super(code);
            answer = new Answer(status, Map.of("code", code, "retryable", status >= 500));
        }
    }

    FakeWaybill() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var answer = answer(exchange.getRequestMethod(), exchange.getRequestURI(), key, body);
            var bytes = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(String method, URI uri, @Nullable String key, byte[] body) {
        var operation = method + " " + uri.getPath();
        asked.add(operation);
        if (busy.test(operation)) {
            return new No(503, "busy").answer;
        }
        if (key != null && answered.containsKey(key)) {
            return answered.get(key);
        }
        var answer = decide(operation, uri, body);
        if (key != null) {
            answered.put(key, answer);
        }
        return answer;
    }

    private Answer decide(String operation, URI uri, byte[] body) {
        try {
            var json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            var path = uri.getPath().substring(1).split("/");
            var form = operation.substring(0, operation.indexOf(' ')) + " " + form(path);
            return switch (form) {
                case "POST products" -> create(json);
                case "GET products" -> new Answer(200, Map.of("items", bySku(query(uri, "sku"))));
                case "GET stock/*" -> new Answer(200, Map.of("available", product(path[1]).stock));
                case "POST stock/*/receipts" -> receive(path[1], json);
                case "POST promotions" -> new Answer(201, Map.of());
                case "POST carts" -> cart(json);
                case "POST carts/*/items" -> add(path[1], json);
                case "POST carts/*/checkout" -> checkOut(cartOf(path[1]));
                case "POST checkouts" -> direct(json);
                case "GET checkouts/*" ->
                        new Answer(200, java.util.Objects.requireNonNull(sessions.get(path[1])));
                case "GET orders" -> page(query(uri, "cursor"));
                case "GET orders/*" -> new Answer(200, details(order(path[1])));
                case "GET orders/*/timeline" -> timeline(order(path[1]));
                case "POST orders/*/cancel" -> cancel(path[1], json);
                case "POST orders/*/amendments" -> new Answer(200, Map.of());
                case "POST orders/*/holds" -> hold(path[1]);
                case "GET orders/*/holds" -> holds(path[1]);
                case "GET returnable-orders/*" -> returnable(order(path[1]));
                case "POST returns" -> sendBack(json);
                case "GET returns/*" -> returned(path[1]);
                default -> {
                    if (form.startsWith("POST returns/*/")) {
                        if (form.endsWith("/receive")) {
                            received.put(path[1], json.path("items"));
                        }
                        comingBack.remove(path[1]);
                        yield new Answer(200, Map.of());
                    }
                    if (form.startsWith("POST orders/*/holds/")) {
                        held.remove(path[1]);
                        yield new Answer(200, Map.of());
                    }
                    throw new No(404, "unknown-operation");
                }
            };
        } catch (No no) {
            return no.answer;
        }
    }

    private static String form(String[] path) {
        var form = path.clone();
        if (form.length > 1) {
            form[1] = "*";
        }
        return String.join("/", form);
    }

    private static String query(URI uri, String name) {
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        for (var pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private Answer create(JsonNode json) {
        if (!bySku(json.path("sku").asString()).isEmpty()) {
            throw new No(409, "sku-taken");
        }
        var product = new Product();
        product.id = UUID.randomUUID().toString();
        product.sku = json.path("sku").asString();
        product.price = json.path("price").asLong();
        products.put(product.id, product);
        return new Answer(201, view(product));
    }

    private static Map<String, Object> view(Product product) {
        return Map.of("productId", product.id, "sku", product.sku, "price", product.price);
    }

    private List<Map<String, Object>> bySku(String sku) {
        return products.values().stream()
                .filter(one -> one.sku.equals(sku))
                .map(FakeWaybill::view)
                .toList();
    }

    private Product product(String id) {
        var product = products.get(id);
        if (product == null) {
            throw new No(404, "product-not-found");
        }
        return product;
    }

    private Answer receive(String id, JsonNode json) {
        product(id).stock += json.path("quantity").asInt();
        return new Answer(201, Map.of("available", product(id).stock));
    }

    private Answer cart(JsonNode json) {
        var id = UUID.randomUUID().toString();
        var cart = new Cart();
        cart.customer = json.path("customerId").asString();
        carts.put(id, cart);
        return new Answer(201, Map.of("cartId", id, "status", "OPEN"));
    }

    private Cart cartOf(String id) {
        var cart = carts.get(id);
        if (cart == null) {
            throw new No(404, "cart-not-found");
        }
        return cart;
    }

    private Answer add(String id, JsonNode json) {
        var product = product(json.path("productId").asString());
        cartOf(id).items.merge(product.id, json.path("quantity").asInt(), Integer::sum);
        return new Answer(200, Map.of("cartId", id));
    }

    private Answer direct(JsonNode json) {
        var cart = new Cart();
        cart.customer = json.path("customerId").asString();
        for (var item : json.path("items")) {
            var product = product(item.path("productId").asString());
            cart.items.merge(product.id, item.path("quantity").asInt(), Integer::sum);
        }
        return checkOut(cart);
    }

    private Answer checkOut(Cart cart) {
        if (cart.checkedOut) {
            throw new No(409, "already-checked-out");
        }
        cart.checkedOut = true;
        var id = UUID.randomUUID().toString();
        sessions.put(id, finish(id, cart));
        return new Answer(202, Map.of("checkoutSessionId", id, "status", "STARTED"));
    }

    private Session finish(String id, Cart cart) {
        var enough =
                cart.items.entrySet().stream()
                        .allMatch(item -> product(item.getKey()).stock >= item.getValue());
        if (!enough) {
            return new Session(id, "FAILED", UUID.randomUUID().toString(), "OUT_OF_STOCK");
        }
        cart.items.forEach((product, quantity) -> product(product).stock -= quantity);
        var total =
                cart.items.entrySet().stream()
                        .mapToLong(item -> product(item.getKey()).price * item.getValue())
                        .sum();
        var order =
                fault.apply(
                        new Order(
                                UUID.randomUUID().toString(),
                                cart.customer,
                                false,
                                total,
                                cart.items));
        orders.put(order.id(), order);
        return new Session(id, "CONFIRMED", order.id(), "");
    }

    private Order order(String id) {
        var order = orders.get(id);
        if (order == null) {
            throw new No(404, "order-not-found");
        }
        return order;
    }

    private static Answer returnable(Order order) {
        var product = order.items().keySet().iterator().next();
        var item = Map.of("productId", product, "returnable", 1);
        return new Answer(200, Map.of("items", List.of(item)));
    }

    /** Claims wait for somebody, everything else for the goods. */
    private Answer sendBack(JsonNode json) {
        if (behind-- > 0) {
            throw new No(409, "more-than-delivered");
        }
        var id = "return-" + comingBack.size() + "-" + asked.size();
        comingBack.add(id);
        sentBack.put(id, json.path("orderId").asString(""));
        var status = json.path("kind").asString().equals("CLAIM") ? "REQUESTED" : "APPROVED";
        return new Answer(201, Map.of("returnId", id, "status", status));
    }

    private Answer returned(String id) {
        var items = new ArrayList<Map<String, Object>>();
        var refunded = 0L;
        for (var item : received.getOrDefault(id, JSON.createArrayNode())) {
            var units = item.path("quantity").asInt();
            items.add(Map.of("received", units));
            refunded += units * product(item.path("productId").asString()).price;
        }
        return new Answer(
                200,
                Map.of(
                        "status",
                        comingBack.contains(id) ? "APPROVED" : "COMPLETED",
                        "exchange",
                        Map.of("state", "HELD"),
                        "orderId",
                        sentBack.getOrDefault(id, ""),
                        "items",
                        items,
                        "refunded",
                        refunded - tooLittle));
    }

    private Answer hold(String id) {
        held.add(id);
        return new Answer(201, Map.of());
    }

    private Answer holds(String id) {
        return new Answer(200, held.contains(id) ? List.of(Map.of("holdId", "hold")) : List.of());
    }

    private static Answer timeline(Order order) {
        var entries = order.cancelled() ? List.of() : List.of(Map.of("type", "shipment-delivered"));
        return new Answer(200, Map.of("entries", entries));
    }

    private Answer cancel(String id, JsonNode json) {
        var order = order(id);
        if (delivers) {
            throw new No(409, "already-delivered");
        }
        if (!json.path("items").isEmpty()) {
            return new Answer(200, Map.of("orderId", id));
        }
        if (!order.cancelled()) {
            order.items().forEach((product, quantity) -> product(product).stock += quantity);
        }
        orders.put(id, new Order(id, order.customer(), true, order.total(), order.items()));
        return new Answer(200, Map.of("orderId", id));
    }

    private Answer page(String cursor) {
        var from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        var all = List.copyOf(orders.values());
        var to = Math.min(all.size(), from + 3);
        var page = new HashMap<String, Object>();
        page.put("items", all.subList(from, to).stream().map(this::details).toList());
        if (to < all.size()) {
            page.put("nextCursor", String.valueOf(to));
        }
        return new Answer(200, page);
    }

    private Map<String, Object> details(Order order) {
        var items = new ArrayList<Map<String, Object>>();
        order.items()
                .forEach((id, quantity) ->
                        items.add(
                                Map.of(
                                        "productId",
                                        id,
                                        "sku",
                                        product(id).sku,
                                        "quantity",
                                        quantity,
                                        "unitPrice",
                                        product(id).price)));
        return Map.of(
                "orderId", order.id(),
                "customerId", order.customer(),
                "status", order.cancelled() ? "CANCELLED" : "CREATED",
                "stage", stage(order),
                "total", order.total(),
                "items", items);
    }

    private String stage(Order order) {
        return order.cancelled()
                ? "CANCELLED"
                : held.contains(order.id()) ? "ON_HOLD" : away ? "CONFIRMED" : "COMPLETED";
    }

    synchronized int returns() {
        return sentBack.size();
    }

    /** How often an operation was asked, given as method and path or the beginning of it. */
    synchronized long times(String operation) {
        return asked.stream().filter(one -> one.startsWith(operation)).count();
    }
}
