/**
 * Requests a second of our mock and of raw Prism (its own command) on the same spec and machine, printed with their
 * ratio: a page of the list with everything that is checked on the way in and out. Nothing is held to a number here.
 */
import { Pool } from 'undici'
import { loadTable } from '../../scripts/certify/load-table.ts'
import { canonicalFile } from '../../scripts/lib/apis.ts'
import { freePort, type Running, serve } from '../integration/processes.ts'

const SECONDS = 3
const CONNECTIONS = 20
const ROUNDS = 3

const { table } = await loadTable('inbound')
const listed = table.operations.find(({ constraints }) => constraints.some(({ kind }) => kind === 'multipleOf'))
if (!listed) throw new Error('No operation of the spec pages.')
const path = listed.parameters
  .filter((parameter) => parameter.in === 'path')
  .reduce((text, { name, example }) => text.replace(`{${name}}`, String(example)), listed.path)

/** Asks as fast as it can for some seconds; anything but 200 is no measurement. */
async function measure(url: string): Promise<number> {
  const pool = new Pool(url, { connections: CONNECTIONS })
  const end = performance.now() + SECONDS * 1000
  let answered = 0
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      const { statusCode, body } = await pool.request({
        path,
        method: 'GET',
        headers: { authorization: 'Bearer t0ken' },
      })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${url}${path} answered ${statusCode}.`)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  await pool.close()
  return answered / SECONDS
}

const [ours, raw]: [Running, Running] = await (async () => {
  const [port, rawPort] = [await freePort(), await freePort()]
  const spec = canonicalFile('d1-inbound-card')
  return [
    await serve('scripts/d1-contracts.js', ['mock', spec, '--port', String(port)], port),
    await serve(
      'node_modules/@stoplight/prism-cli/dist/index.js',
      ['mock', spec, '-p', String(rawPort), '-v', 'silent'],
      rawPort,
    ),
  ]
})()
const best = { ours: 0, raw: 0 }
for (let round = 0; round < ROUNDS; round += 1) {
  best.ours = Math.max(best.ours, await measure(ours.url))
  best.raw = Math.max(best.raw, await measure(raw.url))
}
await Promise.all([ours.stop(), raw.stop()])
console.log(`our mock    ${Math.round(best.ours)} requests/s`)
console.log(`raw Prism   ${Math.round(best.raw)} requests/s`)
console.log(`ratio       ${(best.ours / best.raw).toFixed(1)}`)
