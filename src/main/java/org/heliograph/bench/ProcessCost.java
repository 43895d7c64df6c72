package org.heliograph.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a process on this machine has used so far, from {@code /proc}. Empty where there is no {@code /proc} or the
 * process has ended.
 *
 * @param pid the process
 */
record ProcessCost(long pid) {
    /** Linux counts a process's time in hundredths of a second, whatever its own timer does. */
    private static final long MICROS_PER_TICK = 10_000;

    /** The fields of {@code stat} after the name, which may hold blanks: state is the first, user time the twelfth. */
    private static final int USER = 11;

    /** User and system time, microseconds. */
    OptionalLong cpuMicros() {
        return read("stat").stream()
                .mapToLong(ProcessCost::ticks)
                .map(ticks -> ticks * MICROS_PER_TICK)
                .findFirst();
    }

    /** Resident memory, KB. */
    OptionalLong rssKb() {
        return read("status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** The process of this user that listens on a port of this machine, if it can be found. */
    static Optional<ProcessCost> listeningOn(int port) {
        List<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.trim().split("\\s+", -1))
                .filter(f -> f.length > 9 && f[3].equals("0A") && f[1].endsWith(String.format(":%04X", port)))
                .map(f -> "socket:[" + f[9] + "]")
                .toList();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, sockets))
                .map(ProcessCost::new)
                .findFirst();
    }

    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]);
    }

    private static boolean holds(long pid, List<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files) {
                if (sockets.contains(link(file))) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // another user's, or ended meanwhile
        }
        return false;
    }

    private static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private Optional<String> read(String name) {
        List<String> lines = lines(Path.of("/proc/" + pid + "/" + name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
