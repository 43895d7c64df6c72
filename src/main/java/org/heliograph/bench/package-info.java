/**
 * The load generator behind {@code heliograph bench}. It knows a server by its wire alone, so that the same run drives
 * Heliograph, a naive rival or anything else that speaks the channel protocol.
 *
 * <p>A run: {@link org.heliograph.bench.Loop}s (one selector thread each) hold the subscribers' sockets;
 * {@link org.heliograph.bench.Publisher}s put {@link org.heliograph.bench.Stamp}s into the messages they send; every
 * subscriber keeps an {@link org.heliograph.bench.Order} of what it saw; {@link org.heliograph.bench.ProcessCost}
 * says what it cost.
 */
@NullMarked
package org.heliograph.bench;

import org.jspecify.annotations.NullMarked;
