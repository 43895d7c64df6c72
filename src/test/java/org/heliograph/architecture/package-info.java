/** Holds the code to the drawing in {@code org.heliograph}'s package comment, and the documents to what is there. */
package org.heliograph.architecture;
