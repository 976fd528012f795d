/** What browsers get of the package, in a browser: client, validators and encryption, from the sources it is built of. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spec } from '../../generated/d1-inbound-card/spec.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { type Reader, startReader } from './browser.ts'

let reader: Reader
beforeAll(async () => {
  reader = await startReader()
})
afterAll(() => reader.close())

it('signs in, calls, refuses what is not valid and encrypts, without a network', async () => {
  const { outputFiles } = await build({
    ...{ entryPoints: [join(ROOT, 'test/package/consumer/browser.ts')], platform: 'browser', write: false },
    ...{ bundle: true, minify: true, format: 'iife', globalName: 'consumer', charset: 'ascii' },
    alias: {
      'd1-contracts/inbound': join(ROOT, 'sdk/inbound.ts'),
      'd1-contracts/types': join(ROOT, 'sdk/specs.ts'),
    },
  })
  const script = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
  const html = `<!doctype html><title>Page</title><script>${script}</script>`
  const { page, complaints, requests } = await reader.open(html)
  expect(await page.evaluate('consumer.outcome()')).toEqual({
    asked: ['POST /authz/v1/oauth2/token', 'POST /banking/v2/issuers/BANK_EX-01/cards'],
    made: { cardId: 'card-1' },
    refused: 'INVALID_REQUEST',
    parts: 5,
    version: spec.version,
  })
  expect([complaints, requests]).toEqual([[], []])
})
