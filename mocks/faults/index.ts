/**
 * Every fault, in the order in which the lab runs them.
 * Pure.
 */
import type { Fault } from './fault.ts'

/** The faults of both directions. */
export const faults: readonly Fault[] = []
