package org.heliograph.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How busy this machine is, in words. */
final class MachineLoad {
    private static final long MIB = 1024 * 1024;
    private static final long GIB = 1024 * MIB;

    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final Path disk;

    /** The load of this machine, and of the disk that holds a folder. */
    MachineLoad(Path disk) {
        this.disk = disk;
    }

    /** Now. */
    String words() {
        return String.join(" · ", load(), memory(), heap(), disk(), threads());
    }

    private String load() {
        double average = system.getSystemLoadAverage();
        String cores = system.getAvailableProcessors() + " cores";
        return average < 0 ? cores : String.format(Locale.ROOT, "load %.2f on %s", average, cores);
    }

    private String memory() {
        if (system instanceof com.sun.management.OperatingSystemMXBean machine) {
            double free = machine.getFreeMemorySize();
            return String.format(
                    Locale.ROOT,
                    "memory %.1f of %.1f GiB free",
                    free / GIB,
                    (double) machine.getTotalMemorySize() / GIB);
        }
        return "memory unknown";
    }

    private static String heap() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return "server heap " + heap.getUsed() / MIB + " MiB";
    }

    private String disk() {
        try {
            FileStore store = Files.getFileStore(disk);
            return String.format(Locale.ROOT, "disk %.1f GiB free", (double) store.getUsableSpace() / GIB);
        } catch (IOException e) {
            return "disk unknown";
        }
    }

    private static String threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount() + " threads";
    }
}
