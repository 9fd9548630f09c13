// SPDX-License-Identifier: Apache-2.0
/** The label: its text, its payload, its claims, the signed bytes rebuilt from it, and how one is made. */
package org.capaz.verifier.label;
