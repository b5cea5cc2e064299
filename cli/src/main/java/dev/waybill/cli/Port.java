package dev.waybill.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port to serve on; 0 for a free one. */
record Port(int number) {
    static final Port USUAL = new Port(8080);
    private static final int LAST = 65_535;

    static final class Converter implements ITypeConverter<Port> {
        @Override
        public Port convert(String text) {
            try {
                var number = Integer.parseInt(text);
                if (number >= 0 && number <= LAST) {
                    return new Port(number);
                }
            } catch (NumberFormatException _) {
                // said below, like a number that is out of range
            }
            throw new TypeConversionException(
                    "a port is a whole number from 0 to " + LAST + ", not '" + text + "'");
        }
    }
}
