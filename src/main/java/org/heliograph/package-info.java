/**
 * A durable real-time push server for Jakarta EE.
 *
 * <pre>
 *                launcher    cli ── bench        start it, talk to it, measure it
 *                    └──┬─────┘
 *                     server                     composition root, settings, access control, health
 *                       │   └── Heliograph       the Java door, in this package
 *    channels.web  bots.web  plans.web           endpoints, resources, what clients ask for
 *                 │    party.web                 the same, of parties; party.web.mcp, of models that host them
 *                 │    bots.files                dropped files
 *                 │         │
 *                 │       wire                   JSON; WebSocket and event-stream transports
 *                 │         ├── access           who calls, and what it may do
 *    channels, bots,        │                    use cases, events, views
 *    plans, party           │                    and a party's tokens, invitations, campaigns
 *                 └────┬────┘
 *                    core                        timeline → hub, connection     java.* only
 *                      └── core.log              the log: it alone decides order
 * </pre>
 *
 * <p>Whoever stands higher may know those below, never the other way round; applications never know each other. A test
 * holds the code to this drawing.
 *
 * <p>How a message travels. A text frame is decoded into a request and carried out by its endpoint; a body by its
 * resource. Both call one use case, which appends an event to the log by way of the timeline. When the log calls it
 * durable, the writer is answered and the topic's followers are nudged. A nudge carries nothing: each follower's
 * connection pulls what comes after its own cursor, through its view, which says what this reader may see; that is
 * encoded once for all who see the same, and leaves in batches, one send in flight, over whichever transport the reader
 * came by. First connect, reconnect, slow reader and poll are this one path.
 */
@NullMarked
package org.heliograph;

import org.jspecify.annotations.NullMarked;
