/**
 * Sends the base request with credentials that are missing or wrong in one way: the most telling ways to every
 * operation, the others to some. What the target's own secret is changed into is derived from it, never made known.
 */

import type { Operation } from '../../scripts/lib/operations.ts'
import { createRandom, deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { firstGuarded } from '../judging/openness.ts'
import type { Masker } from '../masking.ts'
import {
  type Credential,
  foreignCredentials,
  type Placement,
  type SignIn,
  sentSecret,
  withCredential,
  withSecrets,
  writtenSecret,
} from '../requests/credentials.ts'
import { writeDraft } from '../requests/draft.ts'
import { knownTokens, missingTokens } from '../requests/known-tokens.ts'
import { withHeaders, withQuery } from '../requests/optional-headers.ts'
import { isTurn } from '../requests/sharing.ts'
import { slippingIn } from '../requests/slipping-in.ts'
import { changedSecret, extendedSecret, type Spoilt, spoiltSecrets } from '../requests/spoilt-secrets.ts'
import { type Unsigned, unsignedRequests } from '../requests/unsigned-requests.ts'
import { CLAIMED, malformedWays, oddPlaces, rightSecret, type Wrong } from '../requests/wrong-credentials.ts'
import type { Fault, Severity } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Of the less telling ways, how many each operation is tried with. */
const SHARE = 1

/** A way, where its secret travels, and what goes along with it. */
interface Way {
  way: Wrong
  placement: Placement
  others: readonly Credential[]
}

export default defineProbe({
  id: 'credentials',
  title: 'Missing and wrong credentials',
  aims: ['credentials'],
  anonymous: true,
  *cases(context) {
    const { signIn, base, operation, masker, target, leaveOut } = context
    if (signIn.state === 'open') return
    const { placement = { in: 'header', name: 'authorization', scheme: 'Bearer' } } = signIn
    const secret = signIn.state === 'known' ? signIn.secret : undefined
    const also = signIn.state === 'known' ? signIn.also : []
    const startOf = startsOf(context)
    const known = knownTokens(target, operation).map(
      (token): Wrong => ({ ...token, written: writtenSecret(placement, sentSecret(placement, token.secret)) }),
    )
    const missing = missingTokens(target, operation)
    if (missing !== undefined) leaveOut(missing)
    const ways = [...wrongWays(context, placement, secret), ...known].map((way) => ({ way, placement, others: also }))
    for (const { way, placement, others } of [...ways, ...furtherWays(context, signIn), ...foreignWays(context)]) {
      const { keyword, words, written, atMost } = way
      const fault: Fault = {
        location: 'credentials',
        name: placement.name,
        keyword,
        sentence: `the credentials ${words}`,
      }
      const start = startOf(way)
      const signed = written === undefined ? start : withCredential(start, way.placement ?? placement, written)
      const secrets = [...masker.secretsIn(base.draft), ...taught(masker, placement, way)]
      yield turnedAway(context, fault, withSecrets(signed, others), { secrets, atMost })
    }
    const unsigned = [...overlooked(context, placement), ...unsignedRequests(context.table, base.draft)]
    for (const { keyword, sentence, draft, request, atMost } of unsigned) {
      const fault: Fault = { location: 'credentials', name: placement.name, keyword, sentence }
      const secrets = masker.secretsIn(draft)
      yield turnedAway(context, fault, withSecrets(request, also), { secrets, atMost })
    }
  },
})

/** Requests that a guard may overlook, of the first operation that has the like. */
function overlooked({ table, operation, base }: ProbeContext, placement: Placement): Unsigned[] {
  const { method, requestBody } = operation
  const isLike = (one: Operation) =>
    one.method === method || (requestBody !== undefined && one.requestBody !== undefined)
  if (firstGuarded(table, isLike) !== operation) return []
  return slippingIn(writeDraft(base.draft), placement, CLAIMED).map((one) => ({ ...one, draft: base.draft }))
}

/** A request of somebody who must not be let in. */
function turnedAway(
  context: ProbeContext,
  fault: Fault,
  request: Request,
  { secrets, atMost }: { secrets: readonly string[]; atMost?: Severity | undefined },
): Case {
  const rule = securityPointer(context, context.operation.pointer)
  const weight = atMost === undefined ? {} : { atMost }
  return { intent: 'fault', aims: { credentials: { fault } }, request, secrets, rule, fault, ...weight }
}

/** The plain request for each way; with more headers and a longer query for one of two: none of that may let anybody in. */
function startsOf(context: ProbeContext): (way: Wrong) => Request {
  const plain = writeDraft(context.base.draft)
  const headed = writeDraft(
    withQuery(
      context,
      withHeaders(context, context.base.draft, () => true),
    ),
  )
  const turn = context.table.operations.indexOf(context.operation)
  const more = turn % 2 === 0 ? 'unknown' : 'missing'
  return ({ keyword }) => (keyword === more ? headed : plain)
}

/**
 * The text as one that nobody repeats; whoever asks again learns how it is made of the right secret, or made up. What is
 * nearly the right secret is known without its scheme: with it, it may be longer than the right one that it is a part of.
 */
function taught(masker: Masker, { scheme }: Placement, { written, near }: Wrong): string[] {
  if (written === undefined || written === scheme) return []
  if (near !== undefined && written.includes(near)) return [near]
  masker.learn(written, masker.text(written))
  return [written]
}

/** Where the document asks for credentials: at the operation, else for all of them. */
function securityPointer({ table }: ProbeContext, operation: string): string {
  return Object.hasOwn(table.sources, `${operation}/security`) || !Object.hasOwn(table.sources, '/security')
    ? `${operation}/security`
    : '/security'
}

/** Where several secrets are asked for: each of the others missing or unknown, beside the right ones. */
function furtherWays(context: ProbeContext, signIn: SignIn): Way[] {
  if (signIn.state !== 'known') return []
  const all: readonly Credential[] = [signIn, ...signIn.also]
  return signIn.also.flatMap((one) => {
    const others = all.filter((other) => other !== one)
    return wrongWays(context, one.placement, undefined)
      .filter(({ keyword }) => keyword === 'missing' || keyword === 'unknown')
      .map((way) => ({ way, placement: one.placement, others }))
  })
}

/** The right credentials of schemes that the operation does not take. */
function foreignWays({ table, operation, target }: ProbeContext): Way[] {
  return foreignCredentials(table, operation, target).map(({ scheme, placement, secret }) => {
    const words = `are those of the scheme \`${scheme}\`, which is not among those of the operation`
    const written = writtenSecret(placement, secret)
    return { way: { keyword: 'foreign', words, written, atMost: 'should' }, placement, others: [] }
  })
}

/** The ways every operation is tried with, then this operation's share of the others. */
function wrongWays(context: ProbeContext, placement: Placement, secret: string | undefined): Wrong[] {
  const { table, operation, seed, masker, profile } = context
  const random = createRandom(deriveSeed(seed, 'credentials'))
  const garbage = Array.from({ length: 24 }, () => random.pick([...'abcdefghjkmnpqrstuvwxyz23456789']) ?? 'x').join('')
  const { scheme } = placement
  const other = scheme === 'Basic' ? 'Bearer' : 'Basic'
  const unknown: Wrong[] = [
    { keyword: 'missing', words: 'are missing', written: undefined },
    { keyword: 'unknown', words: 'are well-formed and unknown', written: writtenSecret(placement, garbage) },
  ]
  const malformed = malformedWays(placement, other, garbage)
  if (secret === undefined) return [...unknown, ...malformed]
  const shell = masker.pieces(secret).find((piece) => 'shell' in piece)
  const shown = shell && 'shell' in shell ? shell.shell : '$SECRET'
  const near = (spoilt: Spoilt): Wrong => {
    masker.learn(spoilt.secret, spoilt.shell)
    const { keyword, words } = spoilt
    const weight = spoilt.harmless === true ? { atMost: 'should' as const } : {}
    return { keyword, words, written: writtenSecret(placement, spoilt.secret), near: spoilt.secret, ...weight }
  }
  const turn = table.operations.indexOf(operation)
  // Whoever compares a secret with the right one does so in one place: operations have one of the two in turn.
  const nearly = [changedSecret(secret, shown), extendedSecret(secret, shown)].filter((one) => one !== undefined)
  const isMine = (index: number) =>
    isTurn(index, { turn, share: 1, among: nearly.length, users: table.operations.length })
  const each = [
    ...unknown,
    ...nearly.filter((_, index) => profile === 'deep' || isMine(index)).map(near),
    ...(scheme === '' ? [] : [rightSecret(other, secret)]),
  ]
  const others = [
    ...spoiltSecrets(secret, shown).map(near),
    ...malformed,
    ...oddPlaces(placement, { secret, shown, masker }, garbage),
  ]
  const of = { turn, share: SHARE, among: others.length, users: table.operations.length }
  const share = profile === 'deep' ? others : others.filter((_, index) => isTurn(index, of))
  return [...each, ...share]
}
