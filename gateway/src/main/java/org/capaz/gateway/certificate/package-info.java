// SPDX-License-Identifier: Apache-2.0
/** Collects endorsed views of a certificate from members' peers, and makes labels and bundles of them; issues nothing that does not verify. */
package org.capaz.gateway.certificate;
