/**
 * Secrets at rest: files that only their owner may read, and what is kept of a token. Knows nothing of who may do what.
 */
@NullMarked
package org.heliograph.core.secret;

import org.jspecify.annotations.NullMarked;
