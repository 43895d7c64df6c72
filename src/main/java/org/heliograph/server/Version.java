package org.heliograph.server;

/** Which build this is. */
final class Version {
    private Version() {}

    /** As the jar says; a build that was not packed says so. */
    static String current() {
        String packed = Version.class.getPackage().getImplementationVersion();
        return packed == null ? "development" : packed;
    }
}
