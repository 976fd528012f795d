/** Values that make another alternative of a body: what only the one before had may not be known then. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, type Said, smallTable } from './small/run-small.ts'

const alternative = (type: string, own: JsonObject) => ({
  type: 'object',
  required: ['type', ...Object.keys(own)],
  properties: { type: { const: type }, ...own },
})
const Holder = {
  type: 'object',
  required: ['type'],
  properties: { type: { type: 'string', enum: ['company', 'person'] } },
  oneOf: [alternative('company', { register: { type: 'string' } }), alternative('person', {})],
}
const content = { 'application/json': { schema: Holder, example: { type: 'company', register: 'SC1' } } }
const table = smallTable({
  '/holders': {
    post: {
      operationId: 'makeHolder',
      requestBody: { required: true, content },
      responses: { '201': { description: '' }, '400': { description: '' } },
    },
  },
})

/** What is known of a holder. */
const KNOWN: Readonly<Record<string, readonly string[]>> = { company: ['type', 'register'], person: ['type'] }

async function failures(refuses: (type: string, names: readonly string[]) => boolean): Promise<string[]> {
  const answer = ({ text }: Asked): Said => {
    const body = JSON.parse(text) as { type: string }
    return { status: refuses(body.type, Object.keys(body)) ? 400 : 201 }
  }
  return broken(await runSmall(table, answer, { only: ['valid-request-accepted'] }))
}

describe('another alternative', () => {
  it('may be refused with what only the one before has', async () => {
    const weights = await failures((type, names) => names.some((name) => !KNOWN[type]?.includes(name)))
    expect(weights.filter((weight) => !weight.startsWith('may'))).toEqual([])
  })

  it('may not be refused by itself', async () => {
    expect(await failures((type) => type === 'person')).toContain('must valid-request-accepted makeHolder')
  })
})
