/** A run foreseen is the run that comes, and shows no secret. */
import { describe, expect, it } from 'vitest'
import { type Foreseen, foresee } from '../../contracts/preview.ts'
import { run } from '../../contracts/run.ts'
import { depotTable, depotTarget } from './depot/run-depot.ts'
import { startDepot, TOKEN } from './depot/server.ts'

const requestsOf = (steps: readonly Foreseen[]) =>
  steps.flatMap((step) => (step.type === 'request' ? [step.request] : []))

describe('a run foreseen', () => {
  it('is what is sent to a target that keeps everything', async () => {
    const sent: string[] = []
    const depot = await startDepot({
      tamper: (answer, { method, path }) => {
        sent.push(`${method} ${path.split('?')[0]}`)
        return answer
      },
    })
    const table = await depotTable('listItems')
    const options = { table, target: depotTarget(depot.url), seed: 1, only: ['invalid-request-refused'] }
    const foreseen = requestsOf(await Array.fromAsync(foresee(options))).filter(({ times }) => times?.least !== 0)
    for await (const _ of run(options));
    await depot.stop()
    expect(foreseen.map(({ method, path }) => `${method} ${path.split('?')[0]}`).toSorted()).toEqual(sent.toSorted())
  })

  it('tells each request in words, and the greeting first', async () => {
    const table = await depotTable('readStatus')
    const options = { table, target: depotTarget('https://depot.test/v1'), seed: 1, only: ['credentials-refused'] }
    const [greeting, plain, missing] = requestsOf(await Array.fromAsync(foresee(options)))
    expect(greeting).toEqual({
      method: 'GET',
      path: '/status',
      operation: 'readStatus',
      probe: 'greeting',
      special: 'whether the target is there',
      curl: expect.stringContaining("curl -sS -i -X GET 'https://depot.test/v1/status'"),
    })
    expect(plain).toMatchObject({ probe: 'valid-base', special: 'the plain valid request' })
    expect(missing === undefined || missing.special.startsWith('the credentials ')).toBe(true)
  })

  it('shows no secret', async () => {
    const options = {
      table: await depotTable('listItems'),
      target: depotTarget('https://depot.test'),
      seed: 1,
      only: [],
    }
    const steps = await Array.fromAsync(foresee(options))
    expect(steps.length).toBeGreaterThan(50)
    expect(JSON.stringify(steps)).not.toContain(TOKEN)
  })

  it('says what is not sent, and sends nothing that changes something when writes are off', async () => {
    const capabilities = { writes: false, stateful: false }
    const options = {
      table: await depotTable(),
      target: depotTarget('https://depot.test', { capabilities }),
      seed: 1,
      only: ['credentials-refused', 'method-refused'],
    }
    const steps = await Array.fromAsync(foresee(options))
    expect(new Set(requestsOf(steps).map(({ method }) => method)).isSubsetOf(new Set(['GET', 'HEAD', 'OPTIONS']))).toBe(
      true,
    )
    expect(steps).toContainEqual({
      type: 'not-sent',
      operation: 'addItem',
      why: 'it may change something and writes are off',
    })
  })
})
