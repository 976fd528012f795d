/**
 * Two revisions and a policy in, judged changes out: each cause once for each party, the gravest first.
 * Pure.
 */
import { createHash } from 'node:crypto'
import { surfaceOf } from '../emitters/operations.ts'
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { Compatibility } from '../lib/operations.ts'
import { isServedByReaders } from '../lib/served-by-readers.ts'
import { announcementAt, judgeRemoval } from './announcement.ts'
import { reach } from './blast.ts'
import type { Change, Difference, Level, Party } from './change.ts'
import type { Found, Revision } from './findings.ts'
import type { Fuzzed } from './fuzz.ts'
import { compareRevisions } from './operations.ts'
import { judgeDifference, type Policy } from './policy.ts'
import { witnessOf } from './show-changes.ts'
import { inSource, onlyInSource } from './source-code.ts'
import type { SchemasInContext } from './witness.ts'

const LEVELS: readonly Level[] = ['breaking', 'notice', 'compatible']

/** What a comparison is judged by. */
export interface Judgement {
  policy: Policy
  /** The day that counts as today, `YYYY-MM-DD`. */
  today: string
  /** Tries to find somebody whom a safe change of a schema hurts; without it, nobody tries. */
  fuzz?: Fuzz
  /** Is told how many safe changes of schemas were not tried. */
  untried?: (untried: Untried) => void
}

/** Draws instances from one side and has the other one judge them. */
export type Fuzz = (schemas: SchemasInContext, drawn: 'base' | 'head', seed: number) => Fuzzed | undefined

/** Safe changes that were not tried: as enough others were, and as no instance could be drawn. */
export interface Untried {
  beyond: number
  undrawn: number
}

/** Safe changes that are tried, at most. */
const MOST_TRIED = 60

/** Compares two specs by a policy. @throws PipelineError `SPEC` for what cannot be flattened */
export function compareSpecs(base: LoadedSpec, head: LoadedSpec, judgement: Judgement): Change[] {
  const { policy, today, fuzz, untried } = judgement
  let left = MOST_TRIED
  const skipped: Untried = { beyond: 0, undrawn: 0 }
  const [was, is] = [revisionOf(base), revisionOf(head)]
  const { compatibility = {} } = was.surface.table
  const parties = (found: Found) => [...new Set(found.uses.map(({ from }) => from))]
  const changes = compareRevisions(was, is).flatMap((found) =>
    parties(found).map((from): Change => {
      const question = {
        from,
        removal: removalOf(found.difference, was, policy, today),
        open: isOpen(found.difference, from, compatibility),
      }
      const change = changeOf(found, from, judgeDifference(policy, found.difference, question))
      const isShown = change.level !== 'compatible'
      const witness = found.witness ?? (isShown ? witnessOf(found, from, { base: was, head: is }) : undefined)
      const blast = reach(change.pointers, change.uses, { base: was, head: is })
      const isSafe = fuzz !== undefined && !isShown && canBeTried(found, from)
      const tried = fuzz && isSafe && left > 0 ? triedOn(found, from, { base: was, head: is }, change, fuzz) : {}
      if (Object.keys(tried).length > 0) left -= 1
      else if (isSafe) skipped[left === 0 ? 'beyond' : 'undrawn'] += 1
      return { ...change, blast, ...(witness ? { witness } : {}), ...tried }
    }),
  )
  untried?.(skipped)
  return changes.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

/** Whether a change should hurt nobody; one that a policy only lets pass may. */
function canBeTried({ difference: { effect }, schemas }: Found, from: Party): boolean {
  return schemas !== undefined && (effect === 'none' || effect === (from === 'consumer' ? 'wider' : 'narrower'))
}

/** What was tried on a change that should hurt nobody. */
function triedOn(
  { schemas }: Found,
  from: Party,
  { base, head }: { base: Revision; head: Revision },
  { fingerprint }: Pick<Change, 'fingerprint'>,
  fuzz: Fuzz,
): Pick<Change, 'tried' | 'witness'> {
  if (!schemas) return {}
  const context = {
    base: { schema: schemas.base.schema, root: base.surface.table },
    head: { schema: schemas.head.schema, root: head.surface.table },
  }
  const fuzzed = fuzz(context, from === 'consumer' ? 'base' : 'head', Number.parseInt(fingerprint.slice(0, 7), 16))
  if (!fuzzed || fuzzed.instances === 0) return {}
  const { instances, seed, hurt } = fuzzed
  if (hurt === undefined) return { tried: { instances, seed } }
  const why = 'what else changed in the same schema refuses some of them as well'
  return { witness: { found: false, why, tried: instances } }
}

const revisions = new WeakMap<LoadedSpec, Revision>()

/** A spec as it is compared; flattened once, whoever asks. @throws PipelineError `SPEC` for what cannot be flattened */
export function revisionOf(spec: LoadedSpec): Revision {
  const known = revisions.get(spec)
  if (known) return known
  const surface = surfaceOf(spec)
  const caller = isServedByReaders(surface.table) ? 'publisher' : 'consumer'
  const revision: Revision = { document: spec.document, surface, caller }
  revisions.set(spec, revision)
  return revision
}

/** Things whose end can be announced. */
const ANNOUNCED = ['operation-removed', 'parameter-removed', 'property-removed', 'header-removed']

/** Whether a removal was announced; `undefined` for what is no removal. */
function removalOf({ rule, pointers, deprecated }: Difference, base: Revision, policy: Policy, today: string) {
  if (!ANNOUNCED.includes(rule)) return undefined
  const written = announcementAt(base.document, pointers.base)
  return judgeRemoval(
    { ...written, deprecated: written.deprecated || deprecated === true },
    policy.noticeMonths ?? 0,
    today,
  )
}

/** Whether the publisher has declared that it may change this at any time. */
function isOpen({ rule, open }: Difference, from: Party, freedoms: Compatibility): boolean {
  if (open === true) return true
  if (from !== 'publisher') return false
  if (rule === 'enum-widened') return freedoms.enumValues !== undefined
  const additions = ['property-added', 'required-property-added', 'header-added', 'parameter-added']
  return additions.includes(rule) && freedoms.parameters !== undefined
}

/** A difference as a change, for one of the parties that send it. */
function changeOf(
  { difference, uses }: Found,
  from: Party,
  verdict: Pick<Change, 'level' | 'because'>,
): Omit<Change, 'blast'> {
  const own = uses.filter((use) => use.from === from)
  return {
    ...difference,
    from,
    ...verdict,
    breaks: { wire: verdict.level === 'breaking' && !onlyInSource(difference), source: inSource(difference, from) },
    uses: own,
    fingerprint: fingerprintOf(difference, from, own[0]?.place ?? ''),
  }
}

function fingerprintOf({ rule, pointers, before, after }: Difference, from: Party, place: string): string {
  // One schema may give way to several others, each of which is a change of its own.
  const at = pointers.base === pointers.head ? (pointers.base ?? place) : [pointers.base ?? null, pointers.head ?? null]
  const parts = [rule, from, at, before ?? null, after ?? null]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}
