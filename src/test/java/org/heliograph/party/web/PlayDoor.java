package org.heliograph.party.web;

import jakarta.servlet.ServletContext;

/** What players do over HTTP, without a container. */
public final class PlayDoor {
    private PlayDoor() {}

    /** The resource of this web application. */
    public static PlayResource in(ServletContext context) {
        PlayResource resource = new PlayResource();
        resource.context = context;
        return resource;
    }
}
