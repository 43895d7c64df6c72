/** The doors to the plans: WebSocket and HTTP. */
package org.heliograph.plans.web;
