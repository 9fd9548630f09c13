// SPDX-License-Identifier: Apache-2.0
/** The trust anchor and the peer directory, written from the network's public facts for verifiers outside the network. */
package org.capaz.cli.trust;
