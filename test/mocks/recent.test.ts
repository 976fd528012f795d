/** What was asked for lately is made once, and forgotten after much else. */
import { expect, it } from 'vitest'
import { createRecent } from '../../mocks/recent.ts'

/** A memory that says what it has to make. */
function remembering(half: number) {
  const made: string[] = []
  const recent = createRecent<string, string>(half)
  const ask = (key: string): string =>
    recent(key, () => {
      made.push(key)
      return `value of ${key}`
    })
  return { made, ask }
}

it('makes a value once while it is asked for', () => {
  const { made, ask } = remembering(2)
  const answers = [...'abacada'].map(ask)
  expect(answers).toEqual([...'abacada'].map((key) => `value of ${key}`))
  expect(made.join('')).toBe('abcd')
})

it('makes a value again when much else was asked for since', () => {
  const { made, ask } = remembering(2)
  for (const key of 'abcdea') ask(key)
  expect(made.join('')).toBe('abcdea')
})
