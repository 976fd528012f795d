/** Bundles as a team makes them for browsers, and what they weigh. */
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'

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

/** Bundles code that stands in a folder: its compressed bytes, and what it loads later. */
export async function weigh(
  contents: string,
  resolveDir: string,
  platform: 'browser' | 'node' = 'browser',
): Promise<{ bytes: number; lazy: string[] }> {
  const lazy = new Set<string>()
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform,
    plugins: [leavingOut(lazy)],
    logLevel: 'silent',
    write: false,
  })
  return { bytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length, lazy: [...lazy].sort() }
}
