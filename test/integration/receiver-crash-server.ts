/**
 * A bank whose process dies the first time it has dealt with one authorisation and before it can say so:
 * `node receiver-crash-server.ts PORT TOKEN FILE LOG FATAL`. LOG gets the id of each authorisation that was dealt with.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createReceiver, sqliteStore, staticBearer, toNodeHandler } from '../../sdk/outbound.ts'

const [port = '', token = '', file = '', log = '', fatal = ''] = process.argv.slice(2)

const receiver = createReceiver({
  verify: staticBearer(token),
  seen: sqliteStore(file),
  onAuthorisation({ operationId }) {
    const before = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []
    appendFileSync(log, `${operationId}\n`)
    if (operationId === fatal && !before.includes(fatal)) process.kill(process.pid, 'SIGKILL')
  },
})

createServer(toNodeHandler(receiver)).listen(Number(port), '127.0.0.1')
