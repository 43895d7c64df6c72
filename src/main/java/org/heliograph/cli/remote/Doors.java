package org.heliograph.cli.remote;

/** The ways into a server for somebody who wants to follow a topic. */
interface Doors {
    /** What is there now, from the position on, or the first part of it. */
    Page read(Topic topic, Position position) throws RefusedException, UnreachableException, InterruptedException;

    /** Opens the best way to be told what comes after a cursor. */
    Connected connect(Topic topic, String cursor) throws RefusedException, UnreachableException, InterruptedException;
}
