/** Who calls and what it may do, as every door sees it. */
package org.heliograph.access;
