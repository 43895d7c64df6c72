/**
 * How people come to a table: an address that a phone on the same network reaches, with a token in it, as text and as a
 * QR code. Knows nothing of parties.
 */
@NullMarked
package org.heliograph.party.invitation;

import org.jspecify.annotations.NullMarked;
