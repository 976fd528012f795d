/**
 * Two revisions and a policy in, judged changes out: each cause once for each party, the gravest first.
 * Pure.
 */
import { createHash } from 'node:crypto'
import { surfaceOf } from '../emitters/operations.ts'
import type { LoadedSpec } from '../lib/load-spec.ts'
import { isServedByReaders } from '../lib/served-by-readers.ts'
import type { Change, Level, Party } from './change.ts'
import type { Found, Revision } from './findings.ts'
import { compareRevisions } from './operations.ts'
import { judgeDifference, type Policy } from './policy.ts'

const LEVELS: readonly Level[] = ['breaking', 'notice', 'compatible']

/** Compares two specs by a policy. @throws PipelineError `SPEC` for what cannot be flattened */
export function compareSpecs(base: LoadedSpec, head: LoadedSpec, policy: Policy): Change[] {
  const found = compareRevisions(revisionOf(base), revisionOf(head))
  return found
    .flatMap((one) => changesOf(one, policy))
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

function revisionOf(spec: LoadedSpec): Revision {
  const surface = surfaceOf(spec)
  return { document: spec.document, surface, caller: isServedByReaders(surface.table) ? 'publisher' : 'consumer' }
}

/** Rules whose change shows in generated code only. */
const SOURCE_ONLY = ['operation-id-changed']

/** A difference as changes: one for each party that sends it. */
function changesOf({ difference, uses }: Found, policy: Policy): Change[] {
  const parties = [...new Set(uses.map(({ from }) => from))]
  return parties.map((from: Party) => {
    const { level, because } = judgeDifference(policy, difference, from, false)
    const own = uses.filter((use) => use.from === from)
    const breaking = level === 'breaking'
    const wire = breaking && !SOURCE_ONLY.includes(difference.rule)
    return {
      ...difference,
      from,
      level,
      because,
      breaks: { wire, source: breaking },
      uses: own,
      fingerprint: fingerprintOf(difference, from, own[0]?.place ?? ''),
    }
  })
}

function fingerprintOf({ rule, pointers, before, after }: Found['difference'], from: Party, place: string): string {
  const parts = [rule, from, pointers.base ?? pointers.head ?? place, before ?? null, after ?? null]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}
