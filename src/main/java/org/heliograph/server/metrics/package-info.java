/** What the server counts and times, under the names that monitors rely on. */
@NullMarked
package org.heliograph.server.metrics;

import org.jspecify.annotations.NullMarked;
