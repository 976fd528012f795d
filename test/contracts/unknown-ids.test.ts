/** Ids that nothing has: made up by what the document says of them, whatever it shows as an example. */
import { describe, expect, it } from 'vitest'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const KNOWN = 'hook_000000000001'
const HookId = { type: 'string', pattern: '^hook_[0-9A-Za-z]{12,24}$', examples: [KNOWN] }
const table = smallTable(
  {
    '/hooks/{hookId}': {
      parameters: [{ name: 'hookId', in: 'path', required: true, schema: { $ref: '#/components/schemas/HookId' } }],
      get: { operationId: 'readHook', responses: { '200': { description: '' }, '404': { description: '' } } },
      delete: { operationId: 'removeHook', responses: { '204': { description: '' }, '404': { description: '' } } },
    },
  },
  { components: { schemas: { HookId } } },
)

/** What is broken by a server that says this of ids it does not know. */
async function failures(unknown: Partial<Record<string, number>>): Promise<string[]> {
  const answer = ({ method, steps: [, id] }: Asked): Said => {
    if (id === KNOWN) return { status: method === 'GET' ? 200 : 204 }
    return { status: unknown[method] ?? 404 }
  }
  return broken(await runSmall(table, answer, { only: ['unknown-resource-refused'], data: { hookId: KNOWN } }))
}

describe.concurrent('an id that nothing has', () => {
  it.each<[what: string, unknown: Partial<Record<string, number>>, want: string[]]>([
    ['is not found', {}, []],
    ['is read', { GET: 200 }, ['must unknown-resource-refused readHook']],
    ['is removed', { DELETE: 204 }, ['should unknown-resource-refused removeHook']],
  ])('%s', async (_, unknown, want) => {
    expect(await failures(unknown)).toEqual(want)
  })
})

describe('a receiver that acknowledges what came before, and then looks at anything else', () => {
  const message = { type: 'object', required: ['eventId'], properties: { eventId: { type: 'string', maxLength: 20 } } }
  const content = { 'application/json': { schema: message, example: { eventId: 'evt-0001' } } }
  const cardId = { name: 'cardId', in: 'path', required: true, schema: { type: 'string' } }
  const responses = { '204': { description: '' }, '404': { description: '' } }
  const received = smallTable(
    {
      '/cards/{cardId}/events': {
        post: { operationId: 'receive', parameters: [cardId], requestBody: { required: true, content }, responses },
      },
    },
    { servers: [{ url: 'https://YOUR_DOMAIN_NAME' }], 'x-compatibility': { redelivery: 'The same may come again.' } },
  )

  it.each<[what: string, isKnown: (id: string) => boolean, want: string[]]>([
    ['refuses others about unknown things', (id) => id === 'card-0001', []],
    ['takes others about unknown things', () => true, ['must unknown-resource-refused receive']],
  ])('and %s', async (_, isKnown, want) => {
    const seen = new Set([JSON.stringify({ eventId: 'evt-0001' })])
    const answer = ({ steps: [, id = ''], text }: Asked): Said => {
      if (seen.has(text)) return { status: 204 }
      if (!isKnown(id)) return { status: 404 }
      seen.add(text)
      return { status: 204 }
    }
    const data = { cardId: 'card-0001' }
    expect(broken(await runSmall(received, answer, { only: ['unknown-resource-refused'], data }))).toEqual(want)
  })
})
