/**
 * {@code heliograph run}: commands one after the other, as a plan on a server. What they print waits in a spool and is
 * told from there, so that no command ever waits for the server.
 */
package org.heliograph.cli.run;
