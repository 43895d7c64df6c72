/** The doors to the bots: WebSocket endpoints and JAX-RS resources over the same use cases. */
package org.heliograph.bots.web;
