/** The composition root: builds a server, starts and stops it with its web application. */
package org.heliograph.server;
