/** The labelled pairs: no break is missed, none is cried about in vain, and what depends on the policy is on record. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { changesOf, type Edit, edited, fixture } from './revisions.ts'

interface Pair {
  name: string
  base: '3.0' | '3.1'
  breaking: boolean | 'policy'
  edits: Edit[]
}

const pairs = fixture('labelled/pairs.yaml') as Pair[]
const bases = Object.fromEntries(
  ['3.0', '3.1'].map((version) => [version, fixture(`labelled/${version}.yaml`) as JsonObject]),
)

/** What each policy says of the pairs that depend on it. */
const BY_POLICY: Record<string, Record<string, boolean>> = {
  strict: {
    '3.1 webhook payload enum value added': true,
    'operationId renamed': true,
    'req param default changed': true,
    'resp 404 status removed': true,
    'resp enum value added': true,
    'resp error code enum added': true,
    'resp oneOf branch added': true,
    'server url changed': true,
  },
  d1: {
    '3.1 webhook payload enum value added': false,
    'operationId renamed': true,
    'req param default changed': true,
    'resp 404 status removed': false,
    'resp enum value added': false,
    'resp error code enum added': false,
    'resp oneOf branch added': true,
    'server url changed': false,
  },
}

describe.each(['strict', 'd1'])('the labelled pairs under %s', (policy) => {
  const labelled = pairs.filter(({ breaking }) => breaking !== 'policy')
  it.each(labelled)('judges $name', async ({ base, breaking, edits }) => {
    const from = bases[base] ?? {}
    const changes = await changesOf(from, edited(from, edits), policy)
    const told = changes.filter(({ level }) => level === 'breaking').map(({ rule, because }) => `${rule}: ${because}`)
    expect(told.length > 0, told.join('\n')).toBe(breaking)
  })

  it('judges what depends on the policy as it is on record', async () => {
    const verdicts: Record<string, boolean> = {}
    for (const { name, base, edits } of pairs.filter(({ breaking }) => breaking === 'policy')) {
      const from = bases[base] ?? {}
      const changes = await changesOf(from, edited(from, edits), policy)
      verdicts[name] = changes.some(({ level }) => level === 'breaking')
    }
    expect(verdicts).toEqual(BY_POLICY[policy])
  })
})
