/**
 * What happened, in order. {@link org.heliograph.core.log.EventLog} is the contract; a log in memory, one of JSON Lines
 * on disk and, later, a distributed one pass the same contract test.
 */
package org.heliograph.core.log;
