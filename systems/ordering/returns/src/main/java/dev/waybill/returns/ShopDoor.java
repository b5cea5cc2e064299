package dev.waybill.returns;

import dev.waybill.contracts.shipping.Destination;
import java.util.Arrays;
import java.util.List;

/**
 * Where goods are sent back to.
 *
 * @param lines as people write it
 * @param name who takes them
 */
record ShopDoor(List<String> lines, String name, Destination door) {

    private static final int FEWEST = 5;

    ShopDoor {
        lines = List.copyOf(lines);
    }

    /**
     * @param address name, street, city, postcode and country, parted by commas; a street may have
     *     some itself
     */
    static ShopDoor of(String address) {
        var lines =
                Arrays.stream(address.split(",", -1))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        var last = lines.size() - 1;
        if (lines.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "waybill.returns.address is a name, a street, a city, a postcode and a country of two letters, parted by commas; it is \""
                            + address
                            + "\".");
        }
        var street = String.join(", ", lines.subList(1, last - 2));
        var door =
                new Destination(street, lines.get(last - 2), lines.get(last - 1), lines.get(last));
        return new ShopDoor(lines, lines.getFirst(), door);
    }
}
