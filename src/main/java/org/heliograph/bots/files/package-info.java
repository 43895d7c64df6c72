/** The door for files: what is dropped into a bot's folder becomes a task. */
package org.heliograph.bots.files;
