package org.heliograph.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a process of its own, from the classes of the test. */
public final class Commanded {
    private Commanded() {}

    /** What is to be started so that these words are carried out. */
    public static List<String> command(String... words) {
        return java("org.heliograph.cli.Main", words);
    }

    /** What is to be started so that this class's main method is. */
    public static List<String> java(String main, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(words));
        return command;
    }
}
