/** Look-up by nearest ancestor. */
import { describe, expect, it } from 'vitest'
import { nearest } from '../../../scripts/lib/provenance.ts'

describe('nearest', () => {
  const records = { '': 'root', '/a': 'a', '/a/b~1c': 'bc' }
  it.each([
    ['/a/b~1c/d', 'bc'],
    ['/a/x', 'a'],
    ['/z', 'root'],
    ['', 'root'],
  ])('%j', (pointer, want) => expect(nearest(records, pointer)).toBe(want))

  it('finds nothing where nothing is recorded', () => expect(nearest({ '/a': 1 }, '/b')).toBeUndefined())
  it('is not fooled by inherited members', () => expect(nearest({}, 'constructor')).toBeUndefined())
})
