// SPDX-License-Identifier: Apache-2.0
/** Reads signed statements from HTTP, checks their form, and submits them. Decides no rule. */
package org.capaz.gateway.intake;
