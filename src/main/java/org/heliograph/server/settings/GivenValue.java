package org.heliograph.server.settings;

/**
 * A setting's value as somebody wrote it.
 *
 * @param text the value, unparsed
 * @param source where it stands, as an error message names it
 */
record GivenValue(String text, String source) {}
