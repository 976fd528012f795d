/** What the client weighs in a bundle, and that loading it does nothing. */
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'

/** What is loaded when it is needed first, and not with the client. */
function leavingOut(lazy: Set<string>): Plugin {
  return {
    name: 'lazy',
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ kind, path }) => {
        if (kind !== 'dynamic-import') return undefined
        lazy.add(path)
        return { path, external: true }
      })
    },
  }
}

/** A bundle for browsers: its compressed bytes, and what it loads later. */
async function bundle(contents: string): Promise<{ bytes: number; lazy: string[] }> {
  const lazy = new Set<string>()
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    plugins: [leavingOut(lazy)],
    logLevel: 'silent',
    write: false,
  })
  return { bytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length, lazy: [...lazy].sort() }
}

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
