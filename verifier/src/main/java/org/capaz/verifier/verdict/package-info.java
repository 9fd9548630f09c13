// SPDX-License-Identifier: Apache-2.0
/** Answers: the words, the codes, every check with its evidence, and the report in both languages. */
package org.capaz.verifier.verdict;
