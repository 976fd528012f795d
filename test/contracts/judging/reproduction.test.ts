/** Where values come from that shell lines leave to be filled in. */
import { expect, it } from 'vitest'
import { reproduction } from '../../../contracts/judging/reproduction.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { greetingHeaders } from '../../../contracts/requests/draft.ts'
import type { MediaType, OperationsTable } from '../../../scripts/lib/operations.ts'
import { depotTable, depotTarget } from '../depot/run-depot.ts'

const EXAMPLE = 'sealed.once.and.for.all'

/** The table of the depot, with an example of a secret in the body of every operation that has one. */
async function table(): Promise<OperationsTable> {
  const plain = await depotTable('/depots/{depotId}/items')
  const withExample = (content: MediaType): MediaType => ({ ...content, examples: { one: { encryptedData: EXAMPLE } } })
  const operations = plain.operations.map((operation) => {
    const { requestBody } = operation
    if (!requestBody) return operation
    const content = Object.entries(requestBody.content).map(([type, one]) => [type, withExample(one)] as const)
    return { ...operation, requestBody: { ...requestBody, content: Object.fromEntries(content) } }
  })
  return { ...plain, operations }
}

it('says of each request what is not shown, once, and what answers decide', async () => {
  const [known, target] = [await table(), depotTarget('http://x')]
  const request = (query: string, body?: object) => ({
    ...{ method: 'POST', target: `/a${query}`, headers: greetingHeaders },
    ...(body ? { body: new TextEncoder().encode(JSON.stringify(body)) } : {}),
  })
  const first = { request: request('', { encryptedData: EXAMPLE }), secrets: [] }
  const second = { request: request('', { encryptedData: 'another.one.of.no.example', pin: 1 }), secrets: [] }
  const chosen = { special: '', values: { kind: 'the `kind` of a row answered before' } }
  const own = { request: request('?kind=TOOL'), secrets: ['TOOL'], chosen }
  const masker = createMasker(known, target)
  const { values } = reproduction({
    table: known,
    address: { baseUrl: 'http://x' },
    masker,
    earlier: [first, second],
    own,
  })
  expect(values).toEqual([
    '`$KIND` of request 3: the `kind` of a row answered before.',
    '`$ENCRYPTED_DATA` of request 1: the documented example of `/encryptedData`, which is not shown.',
    '`$ENCRYPTED_DATA` of request 2: what `/encryptedData` holds, which is not shown.',
    '`$PIN` of request 2: what `/pin` holds, which is not shown.',
  ])
})
