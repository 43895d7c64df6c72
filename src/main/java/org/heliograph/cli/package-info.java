/**
 * The command line: each command is one class, and joins by one line in {@link org.heliograph.cli.HeliographCommand}.
 */
package org.heliograph.cli;
