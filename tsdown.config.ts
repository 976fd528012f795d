/**
 * How the package is built. `dist/` mirrors the sources file by file, and what they read lies there in the same places;
 * each entry of the package has one file of declarations in `dist/types/`.
 */
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig, type UserConfig } from 'tsdown'

/** What is imported by name: `d1-contracts/<name>`. */
const entries = {
  inbound: 'sdk/inbound.ts',
  outbound: 'sdk/outbound.ts',
  types: 'sdk/specs.ts',
  contracts: 'scripts/entries/contracts.ts',
  mock: 'scripts/entries/mock.ts',
  gate: 'scripts/entries/gate.ts',
}

/** What is started or loaded by its path. */
const programs = ['scripts/cli.ts', 'scripts/lab/worker.ts', 'generated/*/operations.ts']

/** What is read at run time: documents, pages of style, the sources that generated code takes its declarations from. */
const files = [
  '{specs,policies}/**/*.*',
  '{contracts,mocks,scripts}/*/**/*.{cjs,css,js,json,py,toml,yaml}',
  'generated/*/validators.js',
  'scripts/lib/{json,constraints,provenance,life-cycle,operations}.ts',
]

const shared = {
  format: 'esm',
  platform: 'node',
  target: 'node22.19',
  fixedExtension: false,
  report: false,
  checks: { pluginTimings: false },
} satisfies UserConfig

export default defineConfig([
  {
    ...shared,
    name: 'code',
    entry: [...Object.values(entries), ...programs],
    unbundle: true,
    dts: false,
    copy: globSync(files).map((file) => ({ from: file, to: join('dist', dirname(file)) })),
  },
  { ...shared, name: 'types', entry: entries, outDir: 'dist/types', clean: false, dts: { emitDtsOnly: true } },
])
