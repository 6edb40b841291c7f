package io.chatter.benchmark;

import java.util.Optional;

/// One measured figure.
///
/// @param name what was measured
/// @param value the figure
/// @param unit its unit, for instance records/s
/// @param aim what it is held to, or empty when it only informs
public record Figure(String name, double value, String unit, Optional<Aim> aim) {

    /// A bound that a figure is held to.
    public sealed interface Aim {

        boolean isMetBy(double value);

        /// Not less than this.
        record AtLeast(double bound) implements Aim {
            @Override
            public boolean isMetBy(double value) {
                return value >= bound;
            }
        }

        /// Not more than this.
        record AtMost(double bound) implements Aim {
            @Override
            public boolean isMetBy(double value) {
                return value <= bound;
            }
        }
    }

    public Figure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is no figure: " + value);
        }
    }

    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty());
    }

    public static Figure atLeast(double aim, String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.of(new Aim.AtLeast(aim)));
    }

    public static Figure atMost(double aim, String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.of(new Aim.AtMost(aim)));
    }

    /// False only for a figure that misses its aim.
    public boolean isMet() {
        return aim.map(bound -> bound.isMetBy(value)).orElse(true);
    }
}
