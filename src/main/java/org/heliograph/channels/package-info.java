/** Channels: messages to everyone who follows, by name. */
package org.heliograph.channels;
