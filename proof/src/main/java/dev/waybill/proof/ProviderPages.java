package dev.waybill.proof;

import java.util.List;

/** The pages on which a provider's simulator opens its books: {@code /admin/books} and the like. */
@FunctionalInterface
public interface ProviderPages {

    /**
     * Each page's JSON, in the order of the paths.
     *
     * @throws java.io.UncheckedIOException if they are not to be had
     */
    List<byte[]> at(List<String> paths);
}
