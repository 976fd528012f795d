/**
 * Node's HTTP, without what its import as a module would load: that fills in all it exports, a whole fetch among it,
 * and takes longer than a server that is asked for like this.
 * Reads and writes nothing.
 */

/** Makes a server, and the reasons in words; HTTPS is loaded by whoever speaks it. */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http')
