// SPDX-License-Identifier: Apache-2.0
/** What the demonstration is given by the command line: the native network, and the programs that read and check labels. */
package org.capaz.cli.demo;
