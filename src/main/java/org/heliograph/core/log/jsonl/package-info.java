/**
 * The log as JSON Lines on the local disk.
 *
 * <p>A log is a directory. Its entries stand in segments, files named after the position of their first entry, one JSON
 * object a line, each line ending in its checksum: {@code tail -f}, {@code grep} and {@code jq} work, and damage is seen.
 * {@link org.heliograph.core.log.jsonl.JsonlEventLog} reads and writes them,
 * {@link org.heliograph.core.log.jsonl.JsonlLogFiles} examines and mends them while no server runs.
 *
 * <pre>
 *   00000000000000000001.jsonl   a sealed segment
 *   00000000000000000001.idx     its index; may be deleted, is built again
 *   00000000000000318841.jsonl   the active segment, appended to
 *   log.json                     epoch and how the log was last closed
 *   heads.jsonl                  last seqs that can no longer be read from the segments
 *   head.bin                     last position given, so that a cut-off tail is noticed
 *   lock                         held while a process uses the directory
 *   snapshots/  archive/         folded states; segments past retention
 * </pre>
 *
 * <p>Several logs can share a directory. Then each has a name, and everything but its segments is in a folder aside:
 *
 * <pre>
 *   actions.jsonl                        the active segment
 *   actions.318.jsonl                    a sealed one, whose first position is 318
 *   .actions/                            all of the above but segments, and
 *   .actions/00000000000000000512.active an empty file whose name says where the active segment begins
 * </pre>
 *
 * <p>Threads: one writes (see {@code Committer}), one completes the callers' futures, both only while there is something
 * to do; a short-lived one indexes each sealed segment; all readers read by themselves. No thread holds a lock while it
 * touches the disk or calls out, but for the list of open files. A log that nobody writes to holds one file, its lock.
 */
package org.heliograph.core.log.jsonl;
