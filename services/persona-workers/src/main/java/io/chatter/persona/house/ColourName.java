package io.chatter.persona.house;

import java.util.List;

/// Calls a colour by its everyday name. Pure.
final class ColourName {

    private static final double COLOURLESS = 0.18;
    private static final double DARK = 0.2;
    private static final double LIGHT = 0.85;

    /// @param end degrees of hue below which a colour is called so
    private record Hue(double end, String name) {}

    private static final List<Hue> HUES = List.of(
            new Hue(10, "red"),
            new Hue(41, "orange"),
            new Hue(65, "yellow"),
            new Hue(165, "green"),
            new Hue(196, "teal"),
            new Hue(252, "blue"),
            new Hue(292, "purple"),
            new Hue(345, "pink"));

    private ColourName() {}

    /// @param hex for instance `#ff5c38`
    static String of(String hex) {
        int code = Integer.parseInt(hex.substring(1), 16);
        double red = (code >> 16 & 0xff) / 255.0;
        double green = (code >> 8 & 0xff) / 255.0;
        double blue = (code & 0xff) / 255.0;
        double most = Math.max(red, Math.max(green, blue));
        double spread = most - Math.min(red, Math.min(green, blue));
        if (most < DARK) {
            return "black";
        }
        if (spread < COLOURLESS * most) {
            return most > LIGHT ? "white" : "grey";
        }
        double sixth = most == red
                ? (green - blue) / spread
                : most == green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
        double hue = (sixth * 60 + 360) % 360;
        return HUES.stream()
                .filter(one -> hue < one.end())
                .map(Hue::name)
                .findFirst()
                .orElse("red");
    }
}
