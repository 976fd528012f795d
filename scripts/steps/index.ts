/** The steps in their order, which is their meaning. */
import { applyFacts } from './apply-facts.ts'
import { bindDefaults } from './bind-defaults.ts'
import { bindRefs } from './bind-refs.ts'
import { checkConstraints } from './check-constraints.ts'
import { checkExamples } from './check-examples.ts'
import { checkLifeCycle } from './check-life-cycle.ts'
import { checkOpenapi } from './check-openapi.ts'
import { checkPatterns } from './check-patterns.ts'
import { checkRoutes } from './check-routes.ts'
import { conform } from './conform.ts'
import { nameOperations } from './name-operations.ts'
import { settleLists } from './settle-lists.ts'
import type { Step } from './step.ts'

/** Every step, first to last. */
export const STEPS: readonly Step[] = [
  applyFacts,
  settleLists,
  nameOperations,
  bindDefaults,
  bindRefs,
  conform,
  checkPatterns,
  checkConstraints,
  checkExamples,
  checkRoutes,
  checkLifeCycle,
  checkOpenapi,
]
