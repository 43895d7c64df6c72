/** A durable real-time push server for Jakarta EE. */
@NullMarked
package org.heliograph;

import org.jspecify.annotations.NullMarked;
