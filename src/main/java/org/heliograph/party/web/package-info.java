/** The doors to the party: its socket, its resources. */
package org.heliograph.party.web;
