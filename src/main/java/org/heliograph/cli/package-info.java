/** The command line. */
package org.heliograph.cli;
