/**
 * Who may do what. {@link org.heliograph.server.access.AccessFilter} stands before everything and works out who calls;
 * {@link org.heliograph.server.access.Doors} says what each path asks for; resources and endpoints ask the
 * {@link org.heliograph.access.Caller}. Operations tokens live here; those of parties are another world.
 */
@NullMarked
package org.heliograph.server.access;

import org.jspecify.annotations.NullMarked;
