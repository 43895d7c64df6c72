package org.heliograph.party;

/**
 * That a host is at an action, until it is done, given back, or the time for it is over. Whoever takes the action after that
 * has another lease.
 *
 * @param number which of all the leases at this table; none is given twice
 */
public record Lease(PartyEvent.Action action, long number) {}
