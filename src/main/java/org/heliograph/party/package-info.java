/** A table with a game master and players, where everybody sees what they may see and nothing of the rest. */
package org.heliograph.party;
