/** Commands that are run, and threads that attend to them. */
package org.heliograph.cli.process;
