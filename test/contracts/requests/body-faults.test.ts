/** Faults of bodies that may take one of several alternatives. */
import { expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { planOperation } from '../../../contracts/plan.ts'
import type { Case } from '../../../contracts/probes/probe.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import { isObject, type Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, Operation } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const schema: JsonSchema = {
  oneOf: [
    {
      type: 'object',
      required: ['kind', 'name'],
      properties: {
        kind: { const: 'person' },
        name: { type: 'string', minLength: 2 },
        title: { type: 'string', deprecated: true },
      },
      additionalProperties: false,
    },
    {
      type: 'object',
      required: ['kind', 'staff'],
      properties: { kind: { const: 'company' }, staff: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
    },
  ],
}

const operation: Operation = {
  ...{ id: 'make', method: 'post', path: '/borrowers', pointer: '/op', parameters: [], responses: {} },
  ...{ security: [], constraints: [] },
  requestBody: {
    required: true,
    pointer: '/op/requestBody',
    content: {
      'application/json': {
        schema,
        pointer: '/op/requestBody/content/application~1json',
        examples: { person: { kind: 'person', name: 'Jo' } },
      },
    },
  },
}

/** The cases with a fault at a place. */
function casesAt(place: string): Case[] {
  const table = { ...bareTable(), operations: [operation] }
  const target = embeddedTarget(table, { url: 'http://127.0.0.1', token: 'known' })
  const planning = { table, target, seed: 1, profile: 'deep' as const, checks, masker: createMasker(table, target) }
  const { before, after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
  return [...before, ...after]
    .filter(({ probe, case: one }) => probe === 'single-fault' && one.fault?.name === place)
    .map(({ case: one }) => one)
}

/** The bodies with a fault at a place. */
function bodiesAt(place: string): Json[] {
  return casesAt(place).map(({ request }) => JSON.parse(new TextDecoder().decode(request.body)))
}

it('stand in the alternative that they belong to, with nothing else wrong', () => {
  expect(bodiesAt('/staff')).toContainEqual({ kind: 'company', staff: 0 })
  expect(bodiesAt('/staff').every((body) => isObject(body) && body.kind === 'company')).toBe(true)
  expect(bodiesAt('/name')).toContainEqual({ kind: 'person', name: 'J' })
})

it('weigh less in what nobody is to send any more', () => {
  const weights = (place: string) => [...new Set(casesAt(place).map(({ atMost }) => atMost))]
  expect(weights('/name')).toEqual([undefined])
  expect(weights('/title')).toEqual(['should'])
})
