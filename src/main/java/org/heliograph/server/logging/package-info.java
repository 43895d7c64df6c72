/** What the server tells its operator: one JSON object a line, without secrets. */
@NullMarked
package org.heliograph.server.logging;

import org.jspecify.annotations.NullMarked;
