package dev.waybill.platform.http;

import dev.waybill.contracts.Rules.Rule;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    /** How many may be asked for at once, by a parameter of this name. */
    static final Rule.Number LIMIT = new Rule.Number(1, MOST);

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found up to one more than {@code limit}: the extra one shows that there is a next page
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<? super T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /**
     * @throws Problem 400 outside 1 to 200
     */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < LIMIT.minimum() || asked > LIMIT.maximum()) {
            throw Problem.invalid("/limit", "must be between 1 and " + MOST);
        }
        return asked;
    }

    /** The page with its {@code Link: rel="next"}, made from the request that is being answered. */
    public ResponseEntity<Page<T>> respond() {
        var headers = new HttpHeaders();
        if (nextCursor != null) {
            var next =
                    ServletUriComponentsBuilder.fromCurrentRequest()
                            .replaceQueryParam("cursor", nextCursor)
                            .build();
            headers.add(HttpHeaders.LINK, "<" + next.toUriString() + ">; rel=\"next\"");
        }
        return ResponseEntity.ok().headers(headers).body(this);
    }
}
