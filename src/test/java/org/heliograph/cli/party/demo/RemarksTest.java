package org.heliograph.cli.party.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.heliograph.cli.party.demo.Remark.Tone;
import org.heliograph.cli.remote.Frame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

@DisplayName("A frame, for people")
class RemarksTest {
    private static List<Remark> said(String frame) {
        String json = frame.replace('\'', '"');
        return Remarks.of(new Frame(json, Door.object(json)));
    }

    @Test
    @DisplayName("of the host has what is for all, for one and for its notes, each in its tone")
    void host() {
        assertThat(said("{'type':'narrative','narrative':'Rain.','all_private':{'wren':'A knot.'},'dm_only':'DC 15'}"))
                .containsExactly(
                        new Remark(Tone.ALOUD, "Rain."),
                        new Remark(Tone.ALONE, "✉ wren: A knot."),
                        new Remark(Tone.HOST, "✎ DC 15"));
    }

    @Test
    @DisplayName("that is shown again says so")
    void again() {
        assertThat(said("{'type':'private','content':'A knot.','replay':true}"))
                .containsExactly(new Remark(Tone.ALONE, "↺ ✉ A knot."));
    }

    @Test
    @DisplayName("of a fight says whose turn it is, and how everybody looks")
    void combat() {
        assertThat(said("{'type':'combat_state','data':{'active':true,'mode':'turn_based','round':2,"
                        + "'current_turn':'wren','your_turn':true,'initiative':["
                        + "{'id':'wren','hp':9,'max_hp':11,'conditions':['cold']},"
                        + "{'id':'mudling','hp':'hurt','max_hp':null,'conditions':[]}]}}"))
                .containsExactly(new Remark(Tone.STATE, "⚔ round 2, YOUR TURN: wren 9/11 [cold], mudling hurt"));
    }

    @Test
    @DisplayName("that is only for programs says nothing")
    void programs() {
        assertThat(said("{'type':'live','cursor':'x'}")).isEmpty();
        assertThat(said("{'type':'something new'}")).isEmpty();
    }

    @Test
    @DisplayName("cannot take over the terminal")
    void control() {
        assertThat(said("{'type':'private','content':'\\u001b[2J\\nred'}"))
                .containsExactly(new Remark(Tone.ALONE, "✉ \uFFFD[2J red"));
    }

    @Test
    @DisplayName("is coloured where there are colours")
    void colours() {
        assertThat(Tone.ALONE.paint("x", Ansi.ON)).isEqualTo("\u001b[35mx\u001b[0m");
        assertThat(Tone.ALONE.paint("x", Ansi.OFF)).isEqualTo("x");
        assertThat(Tone.ALOUD.paint("x", Ansi.ON)).isEqualTo("x");
    }
}
