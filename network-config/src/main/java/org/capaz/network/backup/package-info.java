// SPDX-License-Identifier: Apache-2.0
/**
 * Copies of a home that only the holder of one key can read. {@link org.capaz.network.backup.Backup} says what is in one, and
 * puts it back; its encryption is in {@code SealedFile}.
 */
package org.capaz.network.backup;
