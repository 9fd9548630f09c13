// SPDX-License-Identifier: Apache-2.0
/**
 * The script with which a page judges the label on the reader's device: one file out of many modules, the sentences that it says,
 * and whom it may ask.
 *
 * <p>Read {@link org.capaz.gateway.buyer.script.ScriptFiles}.
 */
package org.capaz.gateway.buyer.script;
