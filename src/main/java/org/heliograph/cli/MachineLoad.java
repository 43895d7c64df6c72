package org.heliograph.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;

/** How busy this machine is, in a line short enough for a phone. */
final class MachineLoad {
    private static final int BAR = 10;

    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

    /** Now. */
    String words() {
        if (system instanceof com.sun.management.OperatingSystemMXBean machine) {
            return "cpu %s  memory %s".formatted(bar(machine.getCpuLoad()), percent(memory(machine)));
        }
        return String.format(
                Locale.ROOT, "load %.2f on %d cores", system.getSystemLoadAverage(), system.getAvailableProcessors());
    }

    private static double memory(com.sun.management.OperatingSystemMXBean machine) {
        return 1 - (double) machine.getFreeMemorySize() / machine.getTotalMemorySize();
    }

    /** A share is negative until the machine has been watched for a moment. */
    private static String bar(double share) {
        int full = (int) Math.round(Math.max(share, 0) * BAR);
        return "━".repeat(full) + "─".repeat(BAR - full) + " " + percent(share);
    }

    private static String percent(double share) {
        return share < 0 ? " ?  " : String.format(Locale.ROOT, "%3.0f %%", share * 100);
    }
}
