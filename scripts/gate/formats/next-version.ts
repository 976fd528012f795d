/** The version that the head should have: what breaks asks for a new major one, what else changed for a new minor one. */
import { nextVersion } from '../versions.ts'
import type { Format } from './format.ts'

export default {
  id: 'next-version',
  show: (verdict) => `${nextVersion(verdict) ?? 'unknown'}\n`,
} satisfies Format
