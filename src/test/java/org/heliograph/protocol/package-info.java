/** Holds the wire to its documents: golden frames, the OpenAPI and AsyncAPI documents, the page on the protocol. */
package org.heliograph.protocol;
