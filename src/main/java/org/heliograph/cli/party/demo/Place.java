package org.heliograph.cli.party.demo;

/**
 * Somebody at the table, as an audience knows them.
 *
 * @param id the player's, {@code host} or {@code observer}
 * @param name what people say
 * @param transport how what they see reaches them
 */
public record Place(String id, String name, Transport transport) {}
