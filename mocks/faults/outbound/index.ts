/**
 * The faults of a receiver of notifications, family by family.
 * Pure.
 */
import type { Fault } from '../fault.ts'

/** The faults, in the order in which the lab runs them. */
export const outboundFaults: readonly Fault[] = []
