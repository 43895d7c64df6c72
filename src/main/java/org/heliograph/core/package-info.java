/**
 * The core: a log, those who follow it, and the connections that carry it out.
 *
 * <pre>
 * Timeline → hub → connection        java.* only
 *     └──→ log
 * </pre>
 *
 * <p>An event is recorded in the log, which alone decides order. Once it is durable its topic is nudged; every follower's
 * connection then pulls what comes after its cursor, through its view, one batch at a time.
 */
package org.heliograph.core;
