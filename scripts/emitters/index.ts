/** The emitters, in the order in which `generate` names their files. */
import { client } from './client.ts'
import type { Emitter } from './emitter.ts'
import { guards } from './guards.ts'
import { operations } from './operations.ts'
import { rules } from './rules.ts'
import { spec } from './spec.ts'
import { types } from './types.ts'
import { validators } from './validators.ts'

/** Every emitter. */
export const emitters: readonly Emitter[] = [types, client, operations, validators, guards, rules, spec]
