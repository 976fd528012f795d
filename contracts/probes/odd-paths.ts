/**
 * Asks for the path of an operation in other spellings: signed in, to see that none makes the target fail, and without
 * credentials, to see that neither they nor HEAD lead around the guard. Each operation gets a share. Safe methods only.
 */
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { firstGuarded } from '../judging/openness.ts'
import { writeDraft } from '../requests/draft.ts'
import { type PathSpelling, pathSpellings } from '../requests/path-spellings.ts'
import { isTurn } from '../requests/sharing.ts'
import type { Fault } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Of the spellings, how many each operation is tried with. */
const SHARE = 3

export default defineProbe({
  id: 'odd-paths',
  title: 'Paths in other spellings, signed in and not',
  aims: ['odd', 'bypass'],
  *cases(context) {
    const { table, operation, base, write, profile, signIn } = context
    if (!isSafe(operation.method)) return
    const users = table.operations.filter(({ method }) => isSafe(method))
    const request = write(base.draft).request
    const [path = ''] = request.target.split('?')
    const all = pathSpellings(path)
    const of = { turn: users.indexOf(operation), share: SHARE, among: all.length, users: users.length }
    const share = profile === 'deep' ? all : all.filter((_, index) => isTurn(index, of))
    for (const spelling of share) {
      yield oddCase(context, spelling, request)
      if (spelling.same && signIn.state !== 'open') yield bypassCase(context, spelling, writeDraft(base.draft))
    }
    if (firstGuarded(table, ({ method }) => method === 'get') !== operation) return
    const asked = { ...writeDraft(base.draft), method: 'HEAD' }
    // What GET is refused, HEAD should be refused too (RFC 9110, 9.3.2).
    yield { ...bypassCase(context, { keyword: 'head', words: 'is asked for by HEAD', path }, asked), atMost: 'should' }
  },
})

function oddCase(
  { operation, base, masker }: ProbeContext,
  { keyword, words, path }: PathSpelling,
  plain: Request,
): Case {
  const fault: Fault = { location: 'path', name: '', keyword, sentence: `the path ${words}` }
  const secrets = masker.secretsIn(base.draft)
  return {
    intent: 'fault',
    aims: { odd: { fault } },
    request: at(plain, path),
    secrets,
    rule: operation.pointer,
    fault,
  }
}

/** Without credentials; beside it a path that nothing has, as some targets answer just any path. */
function bypassCase(
  { operation, base, masker, seed }: ProbeContext,
  { keyword, words, path }: Omit<PathSpelling, 'same'>,
  plain: Request,
): Case {
  const sentence = `the credentials are missing and the path ${words}`
  const fault: Fault = { location: 'credentials', name: 'path', keyword, sentence }
  const reference = at(plain, `${path}/unknown-${deriveSeed(seed, path) % 1_000_000}`)
  const secrets = masker.secretsIn(base.draft)
  const rule = `${operation.pointer}/security`
  return { intent: 'fault', aims: { bypass: { fault } }, request: at(plain, path), secrets, rule, fault, reference }
}

/** The request with another path and the query it has. */
function at(request: Request, path: string): Request {
  const [, ...query] = request.target.split('?')
  return { ...request, target: [path, ...query].join('?') }
}
