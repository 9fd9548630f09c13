// SPDX-License-Identifier: Apache-2.0
/** What Fabric's nodes sign: endorsed transactions, what they read and wrote, blocks. */
package org.capaz.verifier.fabric;
