/** What a change asks only of things that were made in one way is looked at, too. */
import { expect, it, vi } from 'vitest'
import { libraryTable, runAt } from './library/run-library.ts'
import { KEPT, startLibrary, type Ways } from './library/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

/** The operations, where a loan is shown without what only some books ask for. */
async function withPlainLoan() {
  const { operations } = await libraryTable()
  return operations.map((operation) => {
    const { requestBody } = operation
    const json = requestBody?.content['application/json']
    if (operation.id !== 'lendBook' || !requestBody || !json) return operation
    const content = { 'application/json': { ...json, examples: { plain: { why: 'READ' } } } }
    return { ...operation, requestBody: { ...requestBody, content } }
  })
}

/** What is said of a library that looks at requests in another way. */
async function said(check: Ways['check']): Promise<string[]> {
  const changed = { operations: await withPlainLoan() }
  const library = await startLibrary({ ...KEPT, check })
  try {
    const { findings } = await runAt(library.url, { only: ['invalid-request-refused'], changed })
    return findings
      .filter(({ outcome, operation }) => outcome === 'fail' && operation === 'lendBook')
      .map(({ severity, fault }) => `${severity}: ${fault?.sentence}`)
  } finally {
    await library.stop()
  }
}

it('is refused where it breaks a rule', async () => {
  expect(await said(KEPT.check)).toEqual([])
})

it('is found where its rules count for other things only', async () => {
  const found = await said((what, body, book) => {
    const { days, ...rest } = body
    KEPT.check(what, what === 'loan' && book?.entered ? rest : body, book)
  })
  expect(found).toEqual(['must: body property `/days` is 0: less than 1, the least allowed'])
})
