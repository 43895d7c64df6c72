/**
 * What can be set, from where, and what it is set to. {@link org.heliograph.server.settings.Settings} is read once at
 * start and never changes; {@link org.heliograph.server.settings.SettingsReference} is the table that the documentation
 * and {@code --help} are made from.
 */
@NullMarked
package org.heliograph.server.settings;

import org.jspecify.annotations.NullMarked;
