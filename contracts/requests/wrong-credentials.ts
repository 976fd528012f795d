/**
 * Credentials that are none, and right ones where a document does not want them.
 * Pure apart from what it teaches the masker.
 */
import type { Masker } from '../masking.ts'
import type { Severity } from '../result.ts'
import { type Placement, writtenSecret } from './credentials.ts'

/** One way to sign in wrongly. */
export interface Wrong {
  /** In one word. */
  keyword: string
  /** After "the credentials". */
  words: string
  /** Text in the place of the credentials; `undefined` leaves them out. */
  written: string | undefined
  /** Where it travels instead. */
  placement?: Placement
  atMost?: Severity
  /** The secret in it, where that is nearly the right one. */
  near?: string
}

/** Credentials that are none. */
export function malformedWays(placement: Placement, other: string, garbage: string): Wrong[] {
  const { scheme } = placement
  return [
    { keyword: 'empty', words: 'are empty', written: scheme },
    // What a program writes that has none.
    { keyword: 'undefined', words: 'are the word `undefined`', written: writtenSecret(placement, 'undefined') },
    { keyword: 'claimed', words: 'are a long token that nobody signed', written: writtenSecret(placement, CLAIMED) },
    ...(scheme === '' || placement.in !== 'header'
      ? []
      : [{ keyword: 'blank', words: 'are an empty header', written: '' }]),
    ...(scheme === '' ? [] : [{ keyword: 'scheme', words: `use the scheme ${other}`, written: `${other} ${garbage}` }]),
  ]
}

/** The right secret under another scheme. */
export function rightSecret(scheme: string, secret: string): Wrong {
  const words = `carry the right secret under the scheme ${scheme}`
  return { keyword: 'scheme', words, written: `${scheme} ${secret}` }
}

/** Of the form of a signed token and longer than most, with claims that anybody can make. */
export const CLAIMED = [
  { alg: 'none', typ: 'JWT' },
  { sub: 'admin', exp: 4_102_444_800, note: 'x'.repeat(1200) },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('5f1c2a7be94d')
  .join('.')

/** The user to whom a secret is given as a password. */
const BASIC_USER = 'user'

/** The right secret, and what a shell writes for it. */
interface Known {
  secret: string
  shown: string
  masker: Masker
}

/** The right secret where the document does not want it: without its scheme, behind another one, in the query. */
export function oddPlaces({ scheme, in: place }: Placement, known: Known, garbage: string): Wrong[] {
  const { secret, shown, masker } = known
  if (scheme === '' || place !== 'header') return []
  const other = scheme === 'Basic' ? 'Bearer' : 'Basic'
  const both = `${other} ${garbage}, ${scheme} ${secret}`
  const elsewhere: Placement = { in: 'query', name: 'access_token', scheme: '' }
  const pair = Buffer.from(`${BASIC_USER}:${secret}`).toString('base64')
  masker.learn(pair, `$(printf %s "${BASIC_USER}:${shown}" | base64 | tr -d '\\n')`)
  const password: Wrong[] =
    scheme === 'Basic'
      ? []
      : [{ keyword: 'basic', words: 'are a password of the scheme Basic', written: `Basic ${pair}`, atMost: 'should' }]
  return [
    ...password,
    { keyword: 'two-schemes', words: 'are of two schemes in one header', written: both, atMost: 'should' },
    {
      keyword: 'glued',
      words: 'carry the right secret right behind its scheme',
      written: `${scheme}${secret}`,
      atMost: 'should',
    },
    { keyword: 'bare', words: 'carry the right secret without a scheme', written: secret, atMost: 'should' },
    // RFC 6750, 2.3 leaves it to the server, and advises against it.
    { keyword: 'query', words: 'stand in the query', written: secret, placement: elsewhere, atMost: 'may' },
  ]
}
