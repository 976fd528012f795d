import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { checkLifeCycle } from '../../../scripts/steps/check-life-cycle.ts'
import { ID, makeDraft, makeSpec, run } from '../compile/making.ts'

const sealed = { type: 'string', 'x-plaintext': { type: 'object', properties: { number: { type: 'string' } } } }
const body = { type: 'object', properties: { why: { type: 'string', enum: ['LOST'] }, sealed } }
const operations = {
  parameters: [ID],
  get: { operationId: 'read', responses: {} },
  put: { operationId: 'enter', responses: {} },
  post: { operationId: 'block', responses: {}, requestBody: { content: { 'application/json': { schema: body } } } },
} as JsonObject

const block = { operation: 'block', from: ['IN'], to: 'OUT', reason: '/why', reasons: { LOST: { after: ['LOST'] } } }
const card = {
  id: 'id',
  make: { enter: { state: { otherwise: 'IN' } } },
  read: { operation: 'read', state: '/state' },
  states: { IN: {}, OUT: { final: true } },
  transitions: { block },
  writes: { enter: { read: 'read', shows: { '/a': '/b' } } },
}

/** Runs the step on a declaration. */
async function messages(changed: object) {
  const lifeCycle = { card: { ...card, ...changed } } as unknown as JsonObject
  const spec = makeSpec(operations, { 'x-lifecycle': lifeCycle })
  return (await run(checkLifeCycle, makeDraft(spec))).messages.map((message) =>
    message.replace(/^SPEC: | \(specs.*$/g, ''),
  )
}

describe('checkLifeCycle', () => {
  it('accepts a declaration that the document bears out, and none', async () => {
    expect(await messages({})).toEqual([])
    expect((await run(checkLifeCycle, makeDraft(makeSpec(operations)))).messages).toEqual([])
  })

  it('accepts content that may not come again where the body has it', async () => {
    const onceOnly = { at: '/sealed', member: '/number', states: ['OUT'] }
    expect(await messages({ transitions: { block: { ...block, onceOnly } } })).toEqual([])
  })

  const refused: [changed: object, want: string][] = [
    [
      { read: { operation: 'see' } },
      'The life cycle names the operation "see", which there is not; correct it by a fact.',
    ],
    [
      { transitions: { block: { ...block, to: 'LOST' } } },
      'The life cycle names the state "LOST", which there is not; correct it by a fact.',
    ],
    [{ states: [] }, 'This part of `x-lifecycle` is no object; correct it by a fact.'],
    [{ id: 7 }, 'The life cycle lacks the text `id` here; correct it by a fact.'],
    [
      { transitions: { block: { ...block, from: 'IN' } } },
      'The life cycle lacks the list of texts `from` here; correct it by a fact.',
    ],
    [
      { transitions: { block: { ...block, reasons: { FOUND: {} } } } },
      'The body of `block` has no such value at `/why`; correct it by a fact.',
    ],
    [
      { transitions: { block: { ...block, with: { '/to': 'OUT' } } } },
      'The body of `block` has no such value at `/to`; correct it by a fact.',
    ],
    [
      { transitions: { block: { ...block, onceOnly: { at: '/why', member: '/number', states: [] } } } },
      'The body of `block` has no encrypted `/number` at `/why`; correct it by a fact.',
    ],
    [
      { transitions: { block: { ...block, onceOnly: { at: '/sealed', member: '/date', states: [] } } } },
      'The body of `block` has no encrypted `/date` at `/sealed`; correct it by a fact.',
    ],
    [
      { make: { enter: { onceOnly: { at: '/sealed', member: '/number', states: [] } } } },
      'The body of `enter` has no encrypted `/number` at `/sealed`; correct it by a fact.',
    ],
    [
      { make: { enter: { onceOnly: { at: '/sealed', member: '/number', states: ['LOST'] } } } },
      'The life cycle names the state "LOST", which there is not; correct it by a fact.',
    ],
    [
      { make: { enter: { onceOnly: { at: '/sealed', states: [] } } } },
      'The life cycle lacks the text `member` here; correct it by a fact.',
    ],
  ]
  it.each(refused)('refuses %j', async (changed, want) => {
    expect(await messages(changed)).toEqual([want])
  })

  it('refuses an id that is not in a path, at each operation that needs it', async () => {
    expect(await messages({ id: 'cardId' })).toEqual(
      ['enter', 'read', 'block'].map(
        (name) => `The path of \`${name}\` has no \`{cardId}\`, the id in the life cycle; correct it by a fact.`,
      ),
    )
  })
})
