// SPDX-License-Identifier: Apache-2.0
/**
 * Many labels at once: codes pasted or uploaded, judged one after the other in the background, and a table of verdicts.
 *
 * <p>Read {@link org.capaz.gateway.buyer.many.ManyController}, {@link org.capaz.gateway.buyer.many.ManyJobs} (bounds),
 * {@link org.capaz.gateway.buyer.many.CodeSource} (what was handed in), {@link org.capaz.gateway.buyer.many.ManyJudge} and
 * {@link org.capaz.gateway.buyer.many.ResultTable}.
 * Decision 193.
 */
package org.capaz.gateway.buyer.many;
