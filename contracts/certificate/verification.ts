/**
 * Whether one may rely on a certificate: what it says, who says so, about which contract, and for how long.
 * Pure.
 */
import { VERDICT_WORDS } from '../reporters/view/words.ts'
import type { Certificate } from './certificate.ts'

/** What a certificate is held against. */
export interface Demands {
  /** What became of the signature; `unchecked` when there is a signature and no key. */
  signature: 'genuine' | 'false' | 'absent' | 'unchecked'
  /** Whether it has to be signed. */
  signed: boolean
  /** Id of the key, when there is one. */
  keyId?: string | undefined
  /** The sha256 of the contract it has to be about. */
  spec?: string | undefined
  /** How old it may be, in milliseconds. */
  maxAge?: number | undefined
  now: Date
}

/** One thing that was looked at: it holds, it does not, or it cannot be told. */
export interface Point {
  name: string
  state: 'holds' | 'fails' | 'open'
  text: string
}

const DAY = 86_400_000
/** How far the clocks of two machines may be apart. */
const SKEW = 300_000

/** Looks at everything, what matters most first. */
export function verify(certificate: Certificate, demands: Demands): Point[] {
  return [
    signature(demands),
    verdict(certificate),
    wholeness(certificate),
    contract(certificate, demands),
    age(certificate, demands),
    ...waivers(certificate, demands),
  ]
}

const point = (name: string, state: Point['state'], text: string): Point => ({ name, state, text })

function signature({ signature: found, signed, keyId = '' }: Demands): Point {
  const texts = {
    genuine: `made with the key ${keyId}`,
    false: `not made with the key ${keyId}, or changed since`,
    absent: signed ? 'none, so that nobody can tell who wrote this' : 'none; anybody may have written this',
    unchecked: 'there, but no key to tell whether it is genuine; add `--key FILE`',
  }
  if (found === 'unchecked') return point('signature', 'open', texts.unchecked)
  const fails = found === 'false' || (found === 'absent' && signed)
  return point('signature', fails ? 'fails' : 'holds', texts[found])
}

function verdict({ verdict: found, reason }: Certificate): Point {
  const states = { conforms: 'holds', violates: 'fails', 'could-not-judge': 'open' } as const
  return point('verdict', states[found], `${VERDICT_WORDS[found].toLowerCase()}: ${reason}`)
}

/** A part of a contract is not the contract. */
function wholeness({ shard, scope, profile, recording }: Certificate): Point {
  const asked = `${profile === undefined ? 'everything' : `profile ${profile}`}${recording ? ', recorded exchanges' : ''}`
  if (shard) return point('scope', 'fails', `only the part ${shard.index} of ${shard.of} was asked`)
  const parts = [
    ...(scope && scope.checks.length > 0 ? ['checks'] : []),
    ...(scope && scope.operations.length > 0 ? ['operations'] : []),
  ]
  return parts.length > 0
    ? point('scope', 'fails', `only some ${parts.join(' and ')} were asked`)
    : point('scope', 'holds', asked)
}

function contract({ spec }: Certificate, { spec: wanted }: Demands): Point {
  const same = wanted === undefined || spec.sha256 === wanted
  const text = `${spec.api} ${spec.version}, sha256 ${spec.sha256.slice(0, 12)}`
  return point('contract', same ? 'holds' : 'fails', same ? text : `${text}, not ${wanted.slice(0, 12)}`)
}

function age({ judgedAt }: Certificate, { maxAge, now }: Demands): Point {
  const old = now.getTime() - Date.parse(judgedAt)
  const text = `judged ${judgedAt}, ${Math.max(0, Math.floor(old / DAY))} days ago`
  if (old < -SKEW) return point('age', 'fails', `judged ${judgedAt}, which is still to come`)
  const tooOld = maxAge !== undefined && old > maxAge
  return point('age', tooOld ? 'fails' : 'holds', tooOld ? `${text}, which is too old` : text)
}

/** What is allowed for a while is no longer allowed later. */
function waivers({ waivers: all }: Certificate, { now }: Demands): Point[] {
  const today = now.toISOString().slice(0, 10)
  return all
    .filter(({ state }) => state === 'waived')
    .map(({ fingerprint, expires, reason }) => {
      const over = expires < today
      const text = `${fingerprint} ${over ? 'was allowed' : 'is allowed'} until ${expires}: ${reason}`
      return point('waiver', over ? 'fails' : 'holds', text)
    })
}
