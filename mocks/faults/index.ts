/**
 * Every fault, in the order in which the lab runs them.
 * Pure.
 */
import type { Fault } from './fault.ts'
import { inboundFaults } from './inbound/index.ts'
import { outboundFaults } from './outbound/index.ts'

/** The faults of both directions. */
export const faults: readonly Fault[] = [...inboundFaults, ...outboundFaults]
