/**
 * The rivals, in the order of the table.
 * Pure.
 */
import dredd from './dredd.ts'
import type { Rival } from './rival.ts'
import schemathesis from './schemathesis.ts'

/** Every rival. */
export const rivals: readonly Rival[] = [dredd, schemathesis]
