/**
 * A policy: which changes are breaking, as data. The first entry that fits a change decides.
 * Reads `policies/<name>.yaml` or a file; judges purely.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/apis.ts'
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
  /** A removal: of what was deprecated, with its notice over, or without. */
  removal?: 'announced' | 'unannounced'
  /** What the publisher has declared open to such changes. */
  open?: true
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
const REMOVALS = ['announced', 'unannounced'] as const
const LEVELS = ['breaking', 'notice', 'compatible'] as const
const MEMBERS = ['rule', 'from', 'effect', 'removal', 'open', 'level', 'because']

/** Reads a policy by name or file. @throws PipelineError `ARGUMENTS` or `FILE` */
export async function readPolicy(named: string): Promise<Policy> {
  const file = /[./]/.test(named) ? named : join(ROOT, 'policies', `${named}.yaml`)
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
  const removal = oneOf(entry, 'removal', REMOVALS)
  const unknown = Object.entries({ from, effect, removal }).find(([name, read]) => entry[name] !== undefined && !read)
  if (unknown) throw fault(`The entry of a policy has a \`${unknown[0]}\` that is none.`)
  if (entry.open !== undefined && entry.open !== true) throw fault('The member `open` of an entry can only be true.')
  return {
    ...(typeof entry.rule === 'string' ? { rule: entry.rule } : {}),
    ...(from ? { from } : {}),
    ...(effect ? { effect } : {}),
    ...(removal ? { removal } : {}),
    ...(entry.open === true ? { open: true as const } : {}),
    level,
    because: entry.because,
  }
}

function oneOf<Name extends string>(entry: JsonObject, member: string, names: readonly Name[]): Name | undefined {
  return names.find((name) => name === entry[member])
}

/** What a policy is asked about a difference. */
export interface Question {
  /** Who sends what differs. */
  from: Party
  /** For a removal: whether it was announced, and why that is so. */
  removal?: { announced: boolean; why: string } | undefined
  /** Whether the publisher has declared it open. */
  open: boolean
}

/** Judges a difference in what a party sends. */
export function judgeDifference(
  policy: Policy,
  difference: Difference,
  { from, removal, open }: Question,
): Pick<PolicyRule, 'level' | 'because'> {
  const fits = (entry: PolicyRule) =>
    (entry.rule === undefined || matches(entry.rule, difference.rule)) &&
    (entry.from === undefined || entry.from === from) &&
    (entry.effect === undefined || entry.effect === difference.effect) &&
    (entry.open === undefined || open) &&
    (entry.removal === undefined || (removal !== undefined && removal.announced === (entry.removal === 'announced')))
  const entry = policy.rules.find(fits) ?? { level: 'breaking', because: 'No entry of the policy speaks of it.' }
  const { level, because } = entry
  return { level, because: 'removal' in entry && entry.removal && removal ? `${because} ${removal.why}` : because }
}

function matches(pattern: string, rule: string): boolean {
  const [start = '', ...ends] = pattern.split('*')
  return ends.length === 0 ? rule === pattern : rule.startsWith(start) && ends.every((end) => rule.includes(end))
}
