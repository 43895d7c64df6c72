/** Whether the server lives, and whether it can be used. */
@NullMarked
package org.heliograph.server.health;

import org.jspecify.annotations.NullMarked;
