package org.heliograph.cli.say;

/**
 * One message on its way.
 *
 * @param number of the input line it comes from, counted from 1
 * @param key the same at every attempt, so that the server takes it once
 * @param content what it says
 */
public record Line(long number, String key, String content) {}
