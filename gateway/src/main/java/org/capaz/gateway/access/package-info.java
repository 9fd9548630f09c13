/** The door: who may come in, how often, and how every answer is dressed. */
package org.capaz.gateway.access;
