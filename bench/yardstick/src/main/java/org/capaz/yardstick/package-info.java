// SPDX-License-Identifier: Apache-2.0
/** The least that a contract on Fabric can do: {@link org.capaz.yardstick.OneKey}, served by {@link org.capaz.yardstick.Main}. */
package org.capaz.yardstick;
