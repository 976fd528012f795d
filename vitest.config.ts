/**
 * Test projects: `unit` is fast and closed (no network, browser or Python), `contracts` runs the suite on a target,
 * `integration` runs the command as a user does, in processes of its own, `browser` opens the reports in Chromium,
 * `others` lets this suite in full, Dredd and Schemathesis judge the twin.
 */
import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/browser/**', 'test/others/**', 'test/bench/**'],
          // Only what hangs takes this long, however busy the machine.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'contracts', include: ['contracts/*.contract.ts'], ...patience } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...patience } },
      { test: { name: 'others', include: ['test/others/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 120_000 } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...patience } },
    ],
  },
})
