/** Plans: steps that run one after the other, what they print and how they end, each an event in the plan's timeline. */
package org.heliograph.plans;
