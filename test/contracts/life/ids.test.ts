import { describe, expect, it } from 'vitest'
import { canDiffer, madeDifferent, newId, placeholderOf } from '../../../contracts/life/ids.ts'
import type { JsonSchema, OperationsTable } from '../../../scripts/lib/operations.ts'
import { libraryTable } from '../library/run-library.ts'

/** The table and the resource of the library, with another schema for its ids. */
async function library(schema?: JsonSchema) {
  const table = await libraryTable()
  const operations = table.operations.map((operation) => ({
    ...operation,
    parameters: operation.parameters.map((one) => (schema === undefined ? one : { ...one, schema })),
  }))
  const [resource] = table.resources ?? []
  if (!resource) throw new Error('The library declares no resource.')
  return { table: { ...table, operations } satisfies OperationsTable, resource }
}

describe('ids', () => {
  it('of new things hold the number of the run, where the schema allows it', async () => {
    const { table, resource } = await library()
    expect(newId(table, resource, 71, 2)).toBe('1z-2-book')
    expect(placeholderOf(table, resource)).toEqual({ value: 'new-book-of-the-run', shell: '$NEW_BOOK_ID' })
  })

  const schemas: [schema: JsonSchema, shape: RegExp][] = [
    [{ type: 'string', pattern: '^[a-z0-9]{1,20}$' }, /^1z2book$/],
    [{ type: 'string', format: 'uuid' }, /^[0-9a-f]{8}-/],
    [{ type: 'integer', minimum: 1000, maximum: 9_999_999 }, /^\d{4,7}$/],
  ]
  it.each(schemas)('fit %j', async (schema, shape) => {
    const { table, resource } = await library(schema)
    expect(String(newId(table, resource, 71, 2))).toMatch(shape)
    expect(newId(table, resource, 71, 2)).toEqual(newId(table, resource, 71, 2))
    if (schema !== true && schema !== false && schema.pattern === undefined) {
      expect(newId(table, resource, 72, 2)).not.toEqual(newId(table, resource, 71, 2))
    }
  })

  it('keep their length and their signs when they are made different', () => {
    const made = madeDifferent('AbC-123_xyz', 7, 1)
    expect(made).toMatch(/^[A-Z][a-z][A-Z]-\d{3}_[a-z]{3}$/)
    expect(made).not.toBe(madeDifferent('AbC-123_xyz', 7, 2))
    expect(made).not.toBe(madeDifferent('AbC-123_xyz', 8, 1))
    expect(madeDifferent('0012345678', 7, 1)).toMatch(/^00\d{8}$/)
  })

  it('can be made different when they are long enough', () => {
    expect([canDiffer('card-0001'), canDiffer('a'), canDiffer('--------')]).toEqual([true, false, false])
    expect(canDiffer('0000000012')).toBe(false)
  })
})
