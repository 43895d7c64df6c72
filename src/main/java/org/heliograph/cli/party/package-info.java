/** {@code heliograph party}: what its host does with a party that is on a server. */
package org.heliograph.cli.party;
