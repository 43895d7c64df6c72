package org.heliograph.cli.party.demo;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * What a frame says to people, or a part of it.
 *
 * @param tone to whom it speaks, or about what
 * @param text without control characters
 */
record Remark(Tone tone, String text) {
    /** What makes one kind differ from another, in colours where there are any. */
    enum Tone {
        /** For all. */
        ALOUD(Style.reset),
        /** For its reader alone. */
        ALONE(Style.fg_magenta),
        /** For the host alone. */
        HOST(Style.fg_yellow),
        /** How things stand. */
        STATE(Style.fg_cyan),
        /** Who is there, and what became of an action. */
        ASIDE(Style.faint),
        /** What went wrong, or ended. */
        END(Style.fg_red);

        private final Style style;

        Tone(Style style) {
            this.style = style;
        }

        /** A text in this tone's colour; just the text where there are none. */
        String paint(String text, Ansi ansi) {
            return ansi.enabled() && this != ALOUD ? style.on() + text + Style.reset.on() : text;
        }
    }
}
