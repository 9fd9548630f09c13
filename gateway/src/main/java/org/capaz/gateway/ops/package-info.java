// SPDX-License-Identifier: Apache-2.0
/** Operation: the beans that join the packages, health, metrics, the heartbeat, and the rebuild of the projection. */
package org.capaz.gateway.ops;
