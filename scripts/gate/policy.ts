/**
 * A policy: which changes are breaking, as data. The first entry that fits a change decides.
 * Reads `policies/<name>.yaml` or a file; judges purely.
 */
import { existsSync } from 'node:fs'
import { readDocument } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import type { Difference, Effect, Level, Party } from './change.ts'

/** One entry: what it fits, and what it says. */
export interface PolicyRule {
  /** Id of a difference, with `*` for any letters. */
  rule?: string
  from?: Party
  effect?: Effect
  /** A removal of what was deprecated, with its notice over. */
  removal?: 'announced'
  level: Level
  because: string
}

/** A policy. */
export interface Policy {
  name: string
  description: string
  /** Months between the announcement of a removal and the removal. */
  noticeMonths?: number
  rules: PolicyRule[]
}

const PARTIES = ['consumer', 'publisher'] as const
const EFFECTS = ['narrower', 'wider', 'different', 'none'] as const
const LEVELS = ['breaking', 'notice', 'compatible'] as const
const MEMBERS = ['rule', 'from', 'effect', 'removal', 'level', 'because']

/** Reads a policy by name or file. @throws PipelineError `ARGUMENTS` or `FILE` */
export async function readPolicy(named: string): Promise<Policy> {
  const file = existsSync(named) ? named : `policies/${named}.yaml`
  if (!existsSync(file)) {
    throw new PipelineError('ARGUMENTS', `There is no policy \`${named}\`; name strict, d1 or a file.`)
  }
  const content = await readDocument(file)
  const { name, description, noticeMonths, rules } = isObject(content) ? content : {}
  if (typeof name !== 'string' || typeof description !== 'string' || !Array.isArray(rules)) {
    throw new PipelineError('FILE', 'A policy has a `name`, a `description` and a list of `rules`.', { file })
  }
  const read = rules.map((entry, index) => ruleOf(entry, file, index))
  return { name, description, ...(typeof noticeMonths === 'number' ? { noticeMonths } : {}), rules: read }
}

function ruleOf(entry: Json, file: string, index: number): PolicyRule {
  const fault = (message: string) => new PipelineError('FILE', message, { file, pointer: `/rules/${index}` })
  if (!isObject(entry)) throw fault('The entry of a policy is no object.')
  const stranger = Object.keys(entry).find((name) => !MEMBERS.includes(name))
  if (stranger !== undefined)
    throw fault(`The entry of a policy has \`${stranger}\`; it may have ${MEMBERS.join(', ')}.`)
  const level = oneOf(entry, 'level', LEVELS)
  if (level === undefined || typeof entry.because !== 'string')
    throw fault('The entry of a policy needs a `level` of breaking, notice, compatible and says `because`.')
  const from = oneOf(entry, 'from', PARTIES)
  const effect = oneOf(entry, 'effect', EFFECTS)
  if ((entry.from !== undefined && !from) || (entry.effect !== undefined && !effect))
    throw fault('The entry of a policy names an unknown `from` or `effect`.')
  return {
    ...(typeof entry.rule === 'string' ? { rule: entry.rule } : {}),
    ...(from ? { from } : {}),
    ...(effect ? { effect } : {}),
    ...(entry.removal === 'announced' ? { removal: 'announced' as const } : {}),
    level,
    because: entry.because,
  }
}

function oneOf<Name extends string>(entry: JsonObject, member: string, names: readonly Name[]): Name | undefined {
  return names.find((name) => name === entry[member])
}

/** Judges a difference in what a party sends. */
export function judgeDifference(
  policy: Policy,
  difference: Difference,
  from: Party,
  announced: boolean,
): Pick<PolicyRule, 'level' | 'because'> {
  const fits = ({ rule, from: party, effect, removal }: PolicyRule) =>
    (rule === undefined || matches(rule, difference.rule)) &&
    (party === undefined || party === from) &&
    (effect === undefined || effect === difference.effect) &&
    (removal === undefined || announced)
  return policy.rules.find(fits) ?? { level: 'breaking', because: 'No entry of the policy speaks of it.' }
}

function matches(pattern: string, rule: string): boolean {
  const [start = '', ...ends] = pattern.split('*')
  return ends.length === 0 ? rule === pattern : rule.startsWith(start) && ends.every((end) => rule.includes(end))
}
