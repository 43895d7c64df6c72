/** What {@code heliograph log import} takes: lines of another log, and of other programs, as drafts of ours. */
package org.heliograph.cli.log;
