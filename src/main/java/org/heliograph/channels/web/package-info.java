/** The doors to the channels: a WebSocket endpoint and JAX-RS resources over the same use cases. */
package org.heliograph.channels.web;
