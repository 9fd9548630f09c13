// SPDX-License-Identifier: Apache-2.0
/**
 * Breaks a running network on purpose while people state things, and holds what came of it to the promises: {@code ./capaz
 * torture}. Read {@link org.capaz.e2e.torture.History} (what was asked and answered), {@link org.capaz.e2e.torture.Checker}
 * (the promises, without a network), {@link org.capaz.e2e.torture.Fault} (what is broken), {@link
 * org.capaz.e2e.torture.Workload} (what people state) and {@link org.capaz.e2e.torture.Torture}, which plays them together.
 */
package org.capaz.e2e.torture;
