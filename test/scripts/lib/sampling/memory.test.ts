import { describe, expect, it } from 'vitest'
import type { JsonSchema } from '../../../../scripts/lib/operations.ts'
import { createMemory } from '../../../../scripts/lib/sampling/memory.ts'

const root = {}

/** A memory with room for this much, of texts that weigh what they are long; and what it had to make. */
function opened(most: number) {
  const made: string[] = []
  const memory = createMemory<string>(most, ({ length }) => length)
  const ask = (schema: JsonSchema, key: string, document: object = root) =>
    memory({ schema, root: document }, key, () => {
      made.push(key)
      return key
    })
  return { ask, made }
}

describe('what was made for a schema', () => {
  it('is made once for each document, schema and key', () => {
    const { ask, made } = opened(100)
    const schema = { type: 'string' }
    expect([ask(schema, 'a'), ask(schema, 'a'), ask(schema, 'b')]).toEqual(['a', 'a', 'b'])
    ask({ type: 'string' }, 'a')
    ask(schema, 'a', {})
    expect(made).toEqual(['a', 'b', 'a', 'a'])
  })

  it('is forgotten when it becomes too much', () => {
    const { ask, made } = opened(3)
    const schema = {}
    ask(schema, 'aa')
    ask(schema, 'bb')
    expect([ask(schema, 'aa'), ask(schema, 'aa')]).toEqual(['aa', 'aa'])
    expect(made).toEqual(['aa', 'bb', 'aa'])
  })

  it('is made anew for a schema that is no object', () => {
    const { ask, made } = opened(100)
    ask(true, 'a')
    ask(true, 'a')
    expect(made).toEqual(['a', 'a'])
  })
})
