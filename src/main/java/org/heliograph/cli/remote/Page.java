package org.heliograph.cli.remote;

import java.util.List;
import java.util.Optional;

/**
 * A part of a topic.
 *
 * @param gap told first: what was asked for is not there any more
 * @param frames in order
 * @param cursor where the next part begins
 * @param live whether this was all for now
 */
record Page(Optional<Frame> gap, List<Frame> frames, String cursor, boolean live) {}
