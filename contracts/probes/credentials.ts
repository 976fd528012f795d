/**
 * Sends the base request with credentials that are missing or wrong in one way. What the target's own secret is changed
 * into is derived from it, never made known.
 */
import { createRandom, deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { type Placement, withCredential, writtenSecret } from '../requests/credentials.ts'
import { writeDraft } from '../requests/draft.ts'
import type { Fault, Severity } from '../result.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** One way to sign in wrongly. */
interface Wrong {
  /** In one word. */
  keyword: string
  /** After "the credentials". */
  words: string
  /** Text in the place of the credentials; `undefined` leaves them out. */
  written: string | undefined
  atMost?: Severity
}

export default defineProbe({
  id: 'credentials',
  title: 'Missing and wrong credentials',
  aims: ['credentials'],
  anonymous: true,
  *cases(context) {
    const { signIn, base, operation, masker } = context
    if (signIn.state === 'open') return
    const { placement = { in: 'header', name: 'authorization', scheme: 'Bearer' } } = signIn
    const secret = signIn.state === 'known' ? signIn.secret : undefined
    const plain = writeDraft(base.draft)
    for (const { keyword, words, written, atMost } of wrongWays(context, placement, secret)) {
      const fault: Fault = {
        location: 'credentials',
        name: placement.name,
        keyword,
        sentence: `the credentials ${words}`,
      }
      const wrong: Case = {
        intent: 'fault',
        aims: { credentials: { fault } },
        request: written === undefined ? plain : withCredential(plain, placement, written),
        secrets: masker.secretsIn(base.draft),
        rule: securityPointer(context, operation.pointer),
        fault,
        ...(atMost === undefined ? {} : { atMost }),
      }
      yield wrong
    }
  },
})

/** Where the document asks for credentials: at the operation, else for all of them. */
function securityPointer({ table }: ProbeContext, operation: string): string {
  return Object.hasOwn(table.sources, `${operation}/security`) || !Object.hasOwn(table.sources, '/security')
    ? `${operation}/security`
    : '/security'
}

function wrongWays({ seed, masker }: ProbeContext, placement: Placement, secret: string | undefined): Wrong[] {
  const random = createRandom(deriveSeed(seed, 'credentials'))
  const garbage = Array.from({ length: 24 }, () => random.pick([...'abcdefghjkmnpqrstuvwxyz23456789']) ?? 'x').join('')
  const { scheme } = placement
  const ways: Wrong[] = [
    { keyword: 'missing', words: 'are missing', written: undefined },
    { keyword: 'empty', words: 'are empty', written: scheme },
    { keyword: 'unknown', words: 'are well-formed and unknown', written: writtenSecret(placement, garbage) },
  ]
  const other = scheme === 'Basic' ? 'Bearer' : 'Basic'
  if (scheme !== '') ways.push({ keyword: 'scheme', words: `use the scheme ${other}`, written: `${other} ${garbage}` })
  if (secret === undefined) return ways
  const position = changeablePosition(secret)
  if (position !== undefined) {
    const changed = secret.slice(0, position) + otherCharacter(secret[position]) + secret.slice(position + 1)
    const shell = masker.pieces(secret).find((piece) => 'shell' in piece)
    const shown = shell && 'shell' in shell ? shell.shell : '$SECRET'
    masker.learn(changed, `$(printf %s "${shown}" | sed 's/./${otherCharacter(secret[position])}/${position + 1}')`)
    ways.push({
      keyword: 'changed',
      words: 'differ from the right ones in one character',
      written: writtenSecret(placement, changed),
    })
  }
  if (scheme === '') return ways
  return [
    ...ways,
    { keyword: 'scheme', words: `carry the right secret under the scheme ${other}`, written: `${other} ${secret}` },
    {
      keyword: 'two-schemes',
      words: 'are of two schemes in one header',
      written: `${other} ${garbage}, ${scheme} ${secret}`,
      atMost: 'should',
    },
  ]
}

/**
 * A letter or digit near the middle of the last part: of a signed token that is the signature, whose end may hold bits
 * that mean nothing.
 */
function changeablePosition(secret: string): number | undefined {
  const start = secret.lastIndexOf('.') + 1
  const middle = start + Math.floor((secret.length - start) / 2)
  return Array.from({ length: secret.length }, (_, index) => index)
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .find((index) => /[A-Za-z0-9]/.test(secret[index] ?? ''))
}

function otherCharacter(character: string | undefined): string {
  return character === 'x' ? 'y' : 'x'
}
