// SPDX-License-Identifier: Apache-2.0
/** What every page of a cooperative has: its language, its head, who is signed in, its style and scripts. */
package org.capaz.gateway.cooperative.frame;
