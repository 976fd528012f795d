/** Bodies of another kind than the plain one, and faults that are shared out over them. */
import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../contracts/context.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { chosenFaults } from '../../../contracts/probes/single-fault.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import { otherKinds } from '../../../contracts/requests/other-kinds.ts'
import { isObject, type Json } from '../../../scripts/lib/json.ts'
import { smallTable } from '../small/run-small.ts'

const ITEM = { type: 'object', required: ['kind'], properties: { kind: { enum: ['A', 'B'] }, n: { type: 'integer' } } }
const schema = { type: 'object', properties: { items: { type: 'array', items: ITEM }, note: { type: 'string' } } }
const [a, b] = [
  { kind: 'A', n: 1 },
  { kind: 'B', n: 2 },
]

/** What a probe sees of an operation with such a body; `received`: its publisher calls it. */
function contextFor(examples: Json[], received: boolean) {
  const named = Object.fromEntries(examples.map((value, index) => [`e${index}`, { value }]))
  const content = { 'application/json': { schema, examples: named } }
  const responses = { 204: { description: 'Done' } }
  const post = { operationId: 'tell', requestBody: { required: true, content }, responses }
  const servers = [{ url: received ? 'https://YOUR_HOST' : 'https://bank.example' }]
  const table = smallTable({ '/told': { post } }, { servers })
  const target = { baseUrl: 'http://bank', data: {}, capabilities: { writes: true, stateful: true }, timeoutMs: 1000 }
  const [operation] = table.operations
  if (operation === undefined) throw new Error('There is no operation.')
  const planning = {
    table,
    target,
    seed: 1,
    profile: 'standard' as const,
    checks: [],
    masker: createMasker(table, target),
  }
  return contextOf(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
}

describe('bodies of another kind', () => {
  it.each<[string, { examples: Json[]; received: boolean }, Json[]]>([
    ['another item in front', { examples: [{ items: [a, b] }], received: true }, [{ items: [b, a] }]],
    ['another example', { examples: [{ items: [a] }, { note: 'n' }], received: true }, [{ note: 'n' }]],
    ['no example that is not valid', { examples: [{ items: [a] }, { note: 1 }], received: true }, []],
    ['none of what is asked for of others', { examples: [{ items: [a, b] }], received: false }, []],
  ])('%s', (_, { examples, received }, want) => {
    const context = contextFor(examples, received)
    expect(otherKinds(context, schema, examples[0] ?? null)).toEqual(want)
  })

  it('shares faults out over them, and sends no more', () => {
    const fronts = (examples: Json[]) => {
      const sent = chosenFaults(contextFor(examples, true)).map(({ write }) => write().request.body)
      // What is left out altogether is a fault, too.
      const bodies = sent.map((body): Json => JSON.parse(new TextDecoder().decode(body) || 'null'))
      const items = bodies.flatMap((body) => (isObject(body) && Array.isArray(body.items) ? [body.items] : []))
      const kinds = items.flatMap(([first]) => (isObject(first) ? [first.kind] : []))
      return { count: bodies.length, hasB: kinds.includes('B'), hasA: kinds.includes('A') }
    }
    const [one, both] = [fronts([{ items: [a, a] }]), fronts([{ items: [a, b] }])]
    expect(one).toEqual({ count: both.count, hasA: true, hasB: false })
    expect(both).toMatchObject({ hasA: true, hasB: true })
  })
})
