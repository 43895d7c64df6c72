/** Who follows what: topics, and those who are told that a topic has something new. */
package org.heliograph.core.hub;
