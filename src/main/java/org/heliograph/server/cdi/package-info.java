/** The server as a bean, where the container has CDI; where it has none, nothing here is ever loaded. */
package org.heliograph.server.cdi;
