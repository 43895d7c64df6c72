/** What one writes first: plain Tomcat, a set of sessions, a loop. The rival that the benchmarks run beside us. */
package org.heliograph.bench.naive;
