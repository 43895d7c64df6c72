package org.heliograph.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "heliograph " + (version == null ? "(unpacked)" : version),
            "Java " + System.getProperty("java.version") + " on " + System.getProperty("os.name")
        };
    }
}
