/** The list of emitters. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { emitters } from '../../../scripts/emitters/index.ts'

describe('emitters', () => {
  it('are all files of the folder, each named after its id', () => {
    const files = readdirSync(new URL('../../../scripts/emitters', import.meta.url)).filter((name) =>
      name.endsWith('.ts'),
    )
    const ids = files.map((name) => name.replace('.ts', '')).filter((name) => name !== 'emitter' && name !== 'index')
    expect(emitters.map(({ id }) => id).sort()).toEqual(ids.sort())
  })
})
