/** A party on its server, seen by its host's programs. */
package org.heliograph.cli.party.remote;
