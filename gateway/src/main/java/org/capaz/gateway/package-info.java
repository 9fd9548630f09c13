// SPDX-License-Identifier: Apache-2.0
/** One member's gateway, in packages by the order of the flow; here is what all of them may use: settings and database. */
package org.capaz.gateway;
