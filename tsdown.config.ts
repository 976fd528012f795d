/**
 * How the package is built: `dist/` mirrors the sources file by file, so that what lies beside them is found in the same
 * places; one declaration file for each entry that is imported by name.
 */
import { defineConfig } from 'tsdown'

const entries = {
  inbound: 'sdk/inbound.ts',
  outbound: 'sdk/outbound.ts',
}

export default defineConfig([
  {
    name: 'code',
    entry: [
      'scripts/cli.ts',
      'scripts/lab/worker.ts',
      'generated/*/{operations.ts,validators.js}',
      ...Object.values(entries),
    ],
    outDir: 'dist',
    unbundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    dts: false,
    fixedExtension: false,
  },
  {
    name: 'types',
    entry: entries,
    outDir: 'dist/types',
    format: 'esm',
    platform: 'neutral',
    dts: { emitDtsOnly: true },
    clean: false,
  },
])
