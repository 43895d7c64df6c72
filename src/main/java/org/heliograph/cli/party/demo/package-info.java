/**
 * An evening at a table, played from a script over a real server: {@link org.heliograph.cli.party.demo.Evening} is the
 * script, {@code Stage} what it plays with, an {@link org.heliograph.cli.party.demo.Audience} is shown what each at the
 * table sees.
 */
package org.heliograph.cli.party.demo;
