/**
 * The faults of the inbound API, family by family.
 * Pure.
 */
import type { Fault } from '../fault.ts'

/** The faults, in the order in which the lab runs them. */
export const inboundFaults: readonly Fault[] = []
