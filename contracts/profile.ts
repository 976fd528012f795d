/**
 * How much a run asks: a glance, the usual, or everything there is time for.
 * Types and the list of names only.
 */

/** The profiles, the smallest first. */
export const PROFILES = ['smoke', 'standard', 'deep'] as const

/** How much a run asks: `smoke` the plain requests and the cheapest faults, `standard` the usual, `deep` more values. */
export type Profile = (typeof PROFILES)[number]

/** The profile when none is named. */
export const DEFAULT_PROFILE: Profile = 'standard'
