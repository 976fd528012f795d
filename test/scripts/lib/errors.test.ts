/** Errors: a sentence, a place, one line. */
import { describe, expect, it } from 'vitest'
import { formatPlace, messageOf, PipelineError } from '../../../scripts/lib/errors.ts'

describe('formatPlace', () => {
  it.each([
    [{ file: 'a.md' }, 'a.md'],
    [{ file: 'a.md', line: 3 }, 'a.md:3'],
    [{ file: 'a.md', line: 3, column: 7 }, 'a.md:3:7'],
    [{ file: 'a.yaml', pointer: '/paths' }, 'a.yaml#/paths'],
    [{ file: 'a.md', column: 7 }, 'a.md'],
  ])('%j', (place, want) => expect(formatPlace(place)).toBe(want))
})

describe('PipelineError', () => {
  it('puts the place last', () => {
    const error = new PipelineError('PAGE', 'The page is empty; capture it again.', { file: 'specs/sources/a.md' })
    expect(error.message).toBe('The page is empty; capture it again. (specs/sources/a.md)')
    expect(error.code).toBe('PAGE')
  })

  it('stands without a place', () => expect(new PipelineError('PORT', 'Taken.').message).toBe('Taken.'))
})

describe('messageOf', () => {
  it.each([
    [new Error('two\n  lines'), 'two lines'],
    ['text', 'text'],
    [undefined, 'undefined'],
  ])('%j', (thrown, want) => expect(messageOf(thrown)).toBe(want))
})
