// SPDX-License-Identifier: Apache-2.0
/** The files in which statements go from one officer to the next, read back. */
package org.capaz.cli.sign;
