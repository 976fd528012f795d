/**
 * Breaking changes that somebody has agreed to for a while, by fingerprint. One that has expired, and one that waives
 * nothing any more, is a fault of the list.
 * Reads `specs/waivers.yaml`, or the file that is named; judges purely.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { type Description, readDescribed } from '../certify/described-file.ts'
import { ROOT } from '../lib/apis.ts'
import { readDocument } from '../lib/documents.ts'
import { formatPlace, PipelineError } from '../lib/errors.ts'
import type { Change } from './change.ts'
import schema from './waivers.schema.json' with { type: 'json' }

/** The list that holds when none is named. */
const LIST = join(ROOT, 'specs/waivers.yaml')

/** One waiver. */
export interface Waiver {
  fingerprint: string
  reason: string
  owner: string
  /** Last day it holds on. */
  expires: string
  /** Name of the only spec it is for, as its file is called without extension; none: every one. */
  spec?: string
}

/** A waiver and where it is written. */
export interface ListedWaiver extends Waiver {
  place: string
}

const DESCRIPTION: Omit<Description<Waiver[]>, 'validate'> = {
  called: 'The list of waivers',
  explain: ({ instancePath, keyword }, where) => {
    if (/\/fingerprint$/.test(instancePath)) {
      return `${where} is no fingerprint; write the 12 hexadecimal digits of the gate, in quotes.`
    }
    return keyword === 'format' ? `${where} is no day; write it like 2026-12-31.` : undefined
  },
}

/** Reads the waivers. @throws PipelineError `FILE`, `SPEC` or `ARGUMENTS`, located; also for one that is listed twice */
export async function readWaivers(named: string | undefined): Promise<ListedWaiver[]> {
  const file = named ?? LIST
  if (named === undefined && !existsSync(file)) return []
  // Most lists are empty, and compiling what describes them is a third of the time that a small comparison takes.
  const written = await readDocument(file)
  if (Array.isArray(written) && written.length === 0) return []
  const { content, placeOf } = await readDescribed(file, { ...DESCRIPTION, validate: await compiled() })
  return content.map((waiver, index) => {
    const { line, column } = placeOf(`/${index}`)
    const place = { file: named ?? 'specs/waivers.yaml', line, column }
    if (content.findIndex(({ fingerprint }) => fingerprint === waiver.fingerprint) !== index) {
      throw new PipelineError('ARGUMENTS', `The waiver \`${waiver.fingerprint}\` is listed twice.`, place)
    }
    return { ...waiver, place: formatPlace(place) }
  })
}

/** What holds a list to its schema. */
async function compiled(): Promise<ValidateFunction<Waiver[]>> {
  const [{ Ajv2020 }, { default: addFormats }] = [await import('ajv/dist/2020.js'), await import('ajv-formats')]
  const ajv = new Ajv2020({ strict: true })
  addFormats.default(ajv, ['date'])
  return ajv.compile<Waiver[]>(schema)
}

/** The waivers for a spec: those that name no other one. */
export function waiversFor(spec: string, waivers: readonly ListedWaiver[]): ListedWaiver[] {
  return waivers.filter((waiver) => waiver.spec === undefined || waiver.spec === spec)
}

/** Puts waivers on the changes they are for, and tells which of them are at fault. */
export function applyWaivers(
  changes: readonly Change[],
  waivers: readonly ListedWaiver[],
  today: string,
): { changes: Change[]; faults: string[] } {
  const breaking = new Set(changes.filter(({ level }) => level === 'breaking').map(({ fingerprint }) => fingerprint))
  const faults = waivers.flatMap(({ fingerprint, expires, owner, place }) => {
    if (expires < today)
      return [`The waiver \`${fingerprint}\` of ${owner} expired on ${expires}; renew it or remove it. (${place})`]
    return breaking.has(fingerprint)
      ? []
      : [`The waiver \`${fingerprint}\` waives nothing any more; remove it. (${place})`]
  })
  const valid = new Map(waivers.filter(({ expires }) => expires >= today).map((waiver) => [waiver.fingerprint, waiver]))
  const waived = changes.map((change): Change => {
    const waiver = change.level === 'breaking' ? valid.get(change.fingerprint) : undefined
    if (!waiver) return change
    const { reason, owner, expires } = waiver
    return { ...change, waiver: { reason, owner, expires } }
  })
  return { changes: waived, faults }
}
