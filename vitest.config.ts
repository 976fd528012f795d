/** Test projects: `unit` is fast and closed (no network, browser or Python); `contracts` runs the suite on a target. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/bench/**'] } },
      { test: { name: 'contracts', include: ['contracts/*.contract.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
