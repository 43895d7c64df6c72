/**
 * A party as a model hosts it: the Model Context Protocol at {@code /mcp}, with the host's commands as tools.
 *
 * <p>The protocol's messages are the official SDK's; how they travel is {@link McpServlet}'s own: the SDK's servlet keeps
 * threads that outlive a web application, holds a thread of the container while a model waits, and tells nobody when a
 * session ends, which is when a model's actions must go back. The SDK may be absent: then {@link McpParts} offers nothing,
 * and nothing outside this package knows it.
 */
@NullMarked
package org.heliograph.party.web.mcp;

import org.jspecify.annotations.NullMarked;
