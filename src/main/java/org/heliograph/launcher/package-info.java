/** Runs the web application without a container to deploy it in: a Tomcat started in this process. */
package org.heliograph.launcher;
