/** Sends lines to a channel: each one once, whatever happens to the server meanwhile. */
package org.heliograph.cli.say;
