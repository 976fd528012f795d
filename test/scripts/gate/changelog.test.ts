/** The changelog for people: groups, breaking entries first, hostile names as text, corrections by facts apart. */
import { describe, expect, it } from 'vitest'
import { changelogOf, firstChangelog } from '../../../scripts/gate/changelog.ts'
import { revisionOf as flattened } from '../../../scripts/gate/compare.ts'
import { verdictOf } from '../../../scripts/gate/verdict.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { changesOf, type Edit, edited, fixture, revisionOf, specOf } from './revisions.ts'

const shop = fixture('shop.yaml') as JsonObject

/** The changelog of edits. */
async function changelog(edits: readonly Edit[], facts: readonly string[] = []): Promise<string> {
  const after = edited(shop, edits)
  const [base, head] = [await revisionOf(shop, 'a.yaml'), await revisionOf(after, 'b.yaml')]
  for (const pointer of facts) head.sources[pointer] = { evidence: 'stated', fact: 'a-fact' }
  const changes = await changesOf(shop, after, 'd1')
  const verdict = verdictOf({ base, head }, { policy: 'd1', today: '2026-06-15', changes, faults: [], leftOut: [] })
  return changelogOf(verdict, { base, head })
}

const parameter = '/paths/~1orders~1{id}/get/parameters'

describe('the changelog of a first release', () => {
  it('names the operations, and what the publisher calls', async () => {
    const { surface } = flattened(await specOf(shop))
    expect(firstChangelog(await revisionOf(shop, 'a.yaml'), surface)).toMatch(
      /^## 1\.0\.0 \(first release\)\n\nShop: \d+ operations\.\n\n### Added\n\n(?:- .+\.\n)+$/,
    )
  })
})

describe('the changelog', () => {
  it('says that nothing changed', async () => {
    expect(await changelog([])).toBe('## 1.0.0 (since 1.0.0)\n\nNothing changed in the contract.\n')
  })

  it('groups what changed, and puts first what breaks', async () => {
    const edits: Edit[] = [
      { set: '/info/version', to: '1.1.0' },
      { set: `${parameter}/0/required`, to: true },
      { set: `${parameter}/1/deprecated`, to: true },
      { set: `${parameter}/2`, to: { name: 'a|b', in: 'query', schema: {} } },
      { remove: '/components/schemas/Order/properties/coupon' },
    ]
    expect(await changelog(edits)).toBe(`## 1.1.0 (since 1.0.0)

Breaking: 2 of 4 changes ask consumers to do something.

### Added

- parameter added: a&#124;b (GET /orders/{id}, query parameter \`a|b\`).

### Changed

- **Breaking:** parameter became required (GET /orders/{id}, query parameter \`fields\`). Something that consumers may send is not taken any more.

### Deprecated

- parameter deprecated (GET /orders/{id}, header parameter \`X-Trace\`).

### Removed

- **Breaking:** property removed (POST /orders, body /coupon). A removal asks for deprecation and nine months of notice. It was not deprecated before it was removed.
`)
  })

  it('calls it fixed when a fact says what the description did not', async () => {
    const text = await changelog([{ set: `${parameter}/0/schema/maxItems`, to: 3 }], [`${parameter}/0/schema`])
    expect(text).toMatch(/### Fixed\n\n- \*\*Breaking:\*\* max items narrowed: nothing → 3/)
  })
})
