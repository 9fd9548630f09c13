// SPDX-License-Identifier: Apache-2.0
/**
 * The demonstration: a case folder is read ({@code casefolder}), turned into statements ({@code statement}, with what the
 * members keep to themselves in {@code secret}), submitted through the officers' client ({@code submit}) and reported with
 * the ledger's own numbers ({@code report}). {@link org.capaz.demo.Demonstration} runs these in order.
 */
package org.capaz.demo;
