// SPDX-License-Identifier: Apache-2.0
/** The live part of a label's check: asking the members for the present state, and keeping the newest state seen. */
package org.capaz.cli.verify;
