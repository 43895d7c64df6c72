/** {@code heliograph party auto}: a command in the host's place. */
package org.heliograph.cli.party.auto;
