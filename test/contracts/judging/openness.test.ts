/** Operations that anybody may ask for, those that ask for credentials, and documents that are silent. */
import { describe, expect, it } from 'vitest'
import { firstGuarded, isOpen } from '../../../contracts/judging/openness.ts'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'

const KEY = { key: { type: 'http' as const, scheme: 'bearer' } }

function open(security: Operation['security'], securitySchemes: OperationsTable['securitySchemes'] = KEY): boolean {
  return isOpen({ securitySchemes } as OperationsTable, { security } as Operation)
}

describe('an operation', () => {
  it('is open where it asks for nothing, or leaves that as a choice', () => {
    expect([open([]), open([{ key: [] }, {}])]).toEqual([true, true])
  })

  it('is not where it asks for credentials, or the document names none at all', () => {
    expect([open([{ key: [] }]), open([], {})]).toEqual([false, false])
  })
})

describe('the first operation with a guard', () => {
  const open: Operation = { id: 'open', method: 'get', security: [] } as unknown as Operation
  const other = { id: 'other', method: 'post', security: [{ key: [] }] } as unknown as Operation
  const guarded = { id: 'guarded', method: 'get', security: [{ key: [] }] } as unknown as Operation
  const isGet = ({ method }: Operation) => method === 'get'

  it('is of the kind that is asked for, and not one that anybody may ask for', () => {
    expect(firstGuarded({ operations: [open, other, guarded] } as unknown as OperationsTable, isGet)).toBe(guarded)
  })

  it('is none where all of the kind are open', () => {
    expect(firstGuarded({ operations: [open, other] } as unknown as OperationsTable, isGet)).toBeUndefined()
  })
})
