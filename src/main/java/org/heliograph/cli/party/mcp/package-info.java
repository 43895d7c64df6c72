/** A model's own process, which speaks over standard input and output, and the server's {@code /mcp}: what carries the one to the other. */
@org.jspecify.annotations.NullMarked
package org.heliograph.cli.party.mcp;
