/** Giving a bot a task, and watching it until its end. */
package org.heliograph.cli.task;
