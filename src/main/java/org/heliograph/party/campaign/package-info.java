/**
 * Whom a party may begin with: campaigns, folders of JSON files that a host writes. One of our own comes with the
 * program.
 */
package org.heliograph.party.campaign;
