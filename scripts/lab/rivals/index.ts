/**
 * The rivals, in the order of the table.
 * Pure.
 */
import type { Rival } from './rival.ts'

/** Every rival. */
export const rivals: readonly Rival[] = []
