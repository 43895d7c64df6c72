/** Bots and what they do: tasks that wait, run and end, each step an event in the bot's timeline. */
package org.heliograph.bots;
