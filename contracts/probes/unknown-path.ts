/**
 * Asks for a path that no operation has: the path of an operation with one more segment. Changes nothing: it is read, or,
 * where publishers send what others receive and writes are allowed, sent there.
 */
import { createRandom, deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { signedIn } from '../requests/credentials.ts'
import { writePath } from '../requests/draft.ts'
import { isFirstOfPath } from '../requests/paths.ts'
import { matchesTemplate } from '../requests/wire.ts'
import type { Fault } from '../result.ts'
import type { Header } from '../transport/exchange.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'unknown-path',
  title: 'A path that no operation has',
  aims: ['unknownPath'],
  harmless: true,
  *cases({ table, operation, base, target, seed, signIn, masker, received, write }) {
    if (!isFirstOfPath(table, operation)) return
    const random = createRandom(deriveSeed(seed, `unknown-path ${operation.path}`))
    const segment = `unknown-${Array.from({ length: 8 }, () => random.below(10)).join('')}`
    const path = `${writePath(operation, base.draft.values)}/${segment}`
    if (table.operations.some(({ path: template }) => matchesTemplate(template, path))) return
    const sentence = `the path has the unknown segment \`${segment}\` at its end`
    const fault: Fault = { location: 'path', name: '', keyword: 'unknown', value: segment, sentence }
    const looked = { method: 'GET', target: path, headers: [['accept', 'application/json, */*;q=0.1']] as Header[] }
    yield {
      intent: 'fault',
      aims: { unknownPath: { fault } },
      request:
        received && target.capabilities.writes
          ? { ...write(base.draft).request, target: path }
          : signedIn(looked, signIn),
      secrets: masker.secretsIn(base.draft),
      rule: '/paths',
      fault,
      atMost: 'should',
    }
  },
})
