// SPDX-License-Identifier: Apache-2.0
/** What an officer reads before signing: the statement as sentences, and its members with units. */
package org.capaz.cli.sign;
