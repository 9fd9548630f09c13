// SPDX-License-Identifier: Apache-2.0
/**
 * Whole populations of records as tables for auditors, and samples that anybody can draw again.
 *
 * <p>Read {@link org.capaz.audit.population.Populations} first: the one place that declares each population and its columns.
 * {@link org.capaz.audit.population.PopulationTable} makes the rows and control totals of one from a replayed ledger, in each
 * format; {@link org.capaz.audit.population.Sample} draws from them. {@code docs/reference/populations.md} is made from the
 * declarations.
 *
 * <p>Decision 205.
 */
package org.capaz.audit.population;
