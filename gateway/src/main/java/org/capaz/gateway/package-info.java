/** The clerk's office of one member, in rooms by the order of the flow; here is the ground they all stand on. */
package org.capaz.gateway;
