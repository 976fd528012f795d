import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceLocator } from '../../../scripts/certify/locate-source.ts'
import { ROOT } from '../../../scripts/lib/apis.ts'
import type { Source } from '../../../scripts/lib/provenance.ts'

const API = 'd1-inbound-card'

describe('sourceLocator', () => {
  it.each<[what: string, folder: string, source: Omit<Source, 'evidence'>, want: object | undefined]>([
    [
      'a line of a page',
      ROOT,
      { page: 'inbound-card-api.ja', line: 851, fact: 'error-shape' },
      { file: 'specs/sources/inbound-card-api.ja.txt', line: 851 },
    ],
    ['a fact', ROOT, { fact: 'error-shape' }, { file: 'specs/overlays/d1-inbound-card/error-shape.yaml' }],
    ['a fact that is none', ROOT, { fact: 'no-such-fact' }, undefined],
    ['a page that is none', ROOT, { page: 'elsewhere', line: 1 }, undefined],
    ['a fact that leads out', ROOT, { fact: '../../../package' }, undefined],
    ['what is outside the folder', join(ROOT, 'specs/sources'), { fact: 'error-shape' }, undefined],
    ['nothing', ROOT, {}, undefined],
  ])('finds %s', async (_, folder, source, want) => {
    const locate = await sourceLocator(folder)
    expect(locate({ evidence: 'stated', ...source }, API)).toEqual(want)
  })
})
