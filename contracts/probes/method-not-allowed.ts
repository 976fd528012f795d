/**
 * Asks a path with the methods it does not have. Where writing is not allowed only the harmless one is tried; `TRACE`
 * and `CONNECT` never are.
 */
import { signedIn } from '../requests/credentials.ts'
import { writePath } from '../requests/draft.ts'
import { isFirstOfPath, methodsOf } from '../requests/paths.ts'
import { isTurn } from '../requests/sharing.ts'
import { leadsElsewhere } from '../requests/wire.ts'
import type { Fault } from '../result.ts'
import { defineProbe } from './probe.ts'

const TRIED = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Of these a path is tried with one, where there are many paths: both change what is there. */
const IN_TURN = ['PUT', 'PATCH']

export default defineProbe({
  id: 'method-not-allowed',
  title: 'Methods that a path does not have',
  aims: ['method'],
  harmless: true,
  *cases({ table, operation, base, target, signIn, masker, profile, leaveOut }) {
    if (!isFirstOfPath(table, operation)) return
    const path = writePath(operation, base.draft.values)
    const documented = methodsOf(table, operation.path)
    const paths = table.operations.filter((one) => isFirstOfPath(table, one))
    const of = { turn: paths.indexOf(operation), share: 1, among: IN_TURN.length, users: paths.length }
    const isMine = (method: string) =>
      profile === 'deep' || !IN_TURN.includes(method) || isTurn(IN_TURN.indexOf(method), of)
    const absent = TRIED.filter((method) => !documented.includes(method) && isMine(method))
    const methods = absent.filter((method) => method === 'GET' || target.capabilities.writes)
    if (methods.length < absent.length) leaveOut('Methods that could change something are not tried: writes are off.')
    if (leadsElsewhere(table, operation, path)) return
    for (const method of methods) {
      const sentence = `the method is ${method}, which the path does not have`
      const fault: Fault = { location: 'method', name: 'method', keyword: 'unknown', value: method, sentence }
      yield {
        intent: 'fault',
        aims: { method: { fault, documented } },
        request: signedIn({ method, target: path, headers: [['accept', 'application/json, */*;q=0.1']] }, signIn),
        secrets: masker.secretsIn(base.draft),
        rule: operation.pointer.slice(0, operation.pointer.lastIndexOf('/')),
        fault,
        atMost: 'should',
      }
    }
  },
})
