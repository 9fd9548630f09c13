// SPDX-License-Identifier: Apache-2.0
/**
 * What a buyer takes along from the page of a record: the facts as JSON and CSV, a report as PDF, and a sentence that may
 * be used elsewhere.
 *
 * <p>Read {@link org.capaz.gateway.buyer.paper.RecordJson}, {@link org.capaz.gateway.buyer.paper.ReportPdf} with {@link
 * org.capaz.labels.paper.TaggedPages}, and {@link org.capaz.gateway.buyer.paper.FactsCsv}.
 */
package org.capaz.gateway.buyer.paper;
