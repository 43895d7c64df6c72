/** The doors to the bots: WebSocket endpoints, JAX-RS resources and dropped files over the same use cases. */
package org.heliograph.bots.web;
