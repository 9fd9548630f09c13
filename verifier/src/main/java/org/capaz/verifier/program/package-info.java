// SPDX-License-Identifier: Apache-2.0
/** What a person hands to a verifying program: files, folders, lists and texts, and the table of many verdicts. */
package org.capaz.verifier.program;
