import { describe, expect, it } from 'vitest'
import { loadTable } from '../../../scripts/certify/load-table.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { canonicalFile, readCatalogue } from '../../../scripts/lib/apis.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'

const { apis } = await readCatalogue()

describe('loadTable', () => {
  it.each(apis)('finds $alias by alias, id and file', async ({ id, alias }) => {
    const [byAlias, byId, byFile] = await Promise.all([alias, id, canonicalFile(id)].map(loadTable))
    expect(byAlias?.names).toEqual([id, alias])
    expect(byId).toEqual(byAlias)
    expect(byFile).toEqual({ table: byAlias?.table, names: [id] })
  })

  it.each(apis)('has the table of the canonical spec of $alias as it stands', async ({ id }) => {
    expect((await loadTable(id)).table).toEqual(operationsTable(await loadSpec(canonicalFile(id))))
  })

  it.each([
    ['inbond', 'The spec `inbond` is neither a file nor an API; known are `inbound`, `outbound`.'],
    ['', 'The spec `` is neither a file nor an API; known are `inbound`, `outbound`.'],
  ])('refuses %j', async (spec, message) => {
    await expect(loadTable(spec)).rejects.toMatchObject({ code: 'ARGUMENTS', message })
  })
})
