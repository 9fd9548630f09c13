// SPDX-License-Identifier: Apache-2.0
/**
 * The programs the network runs. Read {@link org.capaz.network.programs.FabricPrograms} for Fabric's own, found or built
 * once; {@link org.capaz.network.programs.InstalledJars} for the jars of the chaincode and the gateway;
 * {@link org.capaz.network.programs.JavaProgram} for the command line that runs them; and
 * {@link org.capaz.network.programs.UserCache} for what is kept between networks.
 *
 * <p>A running process never reads a file that a build may replace: it runs a copy that is named by its digest.
 */
package org.capaz.network.programs;
