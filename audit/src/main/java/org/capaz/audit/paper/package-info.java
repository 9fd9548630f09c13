// SPDX-License-Identifier: Apache-2.0
/**
 * What an auditor files: a report and working papers in the order of ISAE 3000, without a conclusion.
 *
 * <p>Read {@link org.capaz.audit.paper.AuditWork} first: what was performed, all in one. {@link
 * org.capaz.audit.paper.ReportPaper} says it for people, as a {@link org.capaz.audit.paper.Paper} that knows no form of file;
 * {@link org.capaz.audit.paper.WorkingPapers} makes the folder.
 *
 * <p>Decision 224.
 */
package org.capaz.audit.paper;
