// SPDX-License-Identifier: Apache-2.0
/** One member's gateway as an officer's program uses it: submit and wait for the outcome, read a resource, fetch a file. */
package org.capaz.client.gateway;
