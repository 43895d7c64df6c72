package org.heliograph.pages;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** A screen and what its owner likes. */
record Look(int width, int height, ColorScheme scheme) {
    static final Look DESKTOP = new Look(1280, 800, ColorScheme.LIGHT);

    /** A phone is touched, not pointed at. */
    boolean isPhone() {
        return width < 600;
    }

    @Override
    public String toString() {
        return width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    }
}
