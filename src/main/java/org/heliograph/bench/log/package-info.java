/** Measures the log by itself, in this process: what it takes in, and how soon it gives out what is long past. */
package org.heliograph.bench.log;
