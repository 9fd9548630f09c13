// SPDX-License-Identifier: Apache-2.0
/**
 * The rows of a case as unsigned statements, in the order of their times. Read {@code CaseStatements} first, then
 * {@code StatementWriter}; each other {@code ...Statements} class knows the commands and signers of one part of the case.
 */
package org.capaz.demo.statement;
