/** The changelog: its newest entry is of this version, and names the specs it is made from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { canonicalFile, ROOT, readCatalogue } from '../scripts/lib/apis.ts'
import { loadSpec } from '../scripts/lib/load-spec.ts'

it('begins with the version of the package and the specs it is made from', async () => {
  const [, newest = ''] = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m)
  expect(newest.split('\n')[0]).toBe(packageJson.version)
  const { apis } = await readCatalogue()
  for (const { id } of apis) {
    const { info } = (await loadSpec(canonicalFile(id))).document
    expect(newest).toContain(`${Object(info).title} ${Object(info).version}`)
  }
})
