/** What the client weighs in a bundle, and that loading it does nothing. */
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'
import { weigh } from './bundle.ts'

const bundle = (contents: string) => weigh(contents, ROOT)

describe('a bundle for browsers', () => {
  it('with a client that signs in weighs less than 12 kB, openapi-fetch and the part of jose that signs included', async () => {
    const { bytes, lazy } = await bundle(
      "import { createD1Client, issuerId, jwtBearer } from './sdk/inbound.ts'\nconsole.log(createD1Client, issuerId, jwtBearer)",
    )
    expect(bytes).toBeLessThan(12_000)
    expect(lazy).toEqual(['./jwe.ts', './tls.ts', './validation.ts', 'jose/key/import'])
  })

  it('that uses nothing of the client has nothing of it', async () => {
    const { bytes } = await bundle("import { createD1Client } from './sdk/inbound.ts'")
    expect(bytes).toBeLessThan(200)
  })

  it('loads for card data what encrypts it, and nothing that a browser lacks', async () => {
    const { bytes } = await bundle("import { encrypt } from './sdk/jwe.ts'\nconsole.log(encrypt)")
    expect(bytes).toBeLessThan(12_000)
  })
})
