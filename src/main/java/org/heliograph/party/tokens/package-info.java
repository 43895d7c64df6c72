/**
 * Who may sit at which table. {@link org.heliograph.party.tokens.PartyTokens} keeps a token for each seat; a token names
 * the party and the seat, so no path need. Operations tokens are another world.
 */
@NullMarked
package org.heliograph.party.tokens;

import org.jspecify.annotations.NullMarked;
