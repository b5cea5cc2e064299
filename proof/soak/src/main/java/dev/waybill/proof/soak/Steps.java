package dev.waybill.proof.soak;

/** Round distances between the lines of a scale. */
final class Steps {

    private static final double[] ROUND = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200
    };

    private Steps() {}

    /** So that there are at most so many. */
    static double of(double whole, int most) {
        for (var step : ROUND) {
            if (whole / step <= most) {
                return step;
            }
        }
        return Math.ceil(whole / most);
    }
}
