/** Holds the README and the pages in docs/ true: what they name is there, what they show works. */
package org.heliograph.documents;
