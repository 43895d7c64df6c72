/** A worker: takes a bot's tasks one by one, has a command do each, and tells the server how it went. */
package org.heliograph.cli.worker;
