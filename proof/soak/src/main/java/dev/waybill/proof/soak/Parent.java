package dev.waybill.proof.soak;

/** The process that started this one. */
final class Parent {

    private Parent() {}

    /** Whoever is left alone by a killed proof must not live on. */
    static void endWithIt() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> {
                    var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
                });
    }
}
