/**
 * Reads the list of failures that a target is allowed to have for a while: YAML or JSON, valid against
 * `contracts/known-failures/known-failures.schema.json`.
 * Reads the file that is named, or the one that is called like the target; a target without a list has no known failures.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { KnownFailure } from '../../contracts/judging/policy.ts'
import schema from '../../contracts/known-failures/known-failures.schema.json' with { type: 'json' }
import { ROOT } from '../lib/apis.ts'
import { formatPlace, PipelineError } from '../lib/errors.ts'
import { type Description, readDescribed } from './described-file.ts'

/** Where the lists of targets are. */
export const LISTS = join(ROOT, 'contracts/known-failures')

const ajv = new Ajv2020({ strict: true })
addFormats.default(ajv, ['date'])

const DESCRIPTION: Description<Omit<KnownFailure, 'place'>[]> = {
  called: 'The list of known failures',
  // Nothing but comments is left of a list from which everything was mended.
  empty: [],
  validate: ajv.compile<Omit<KnownFailure, 'place'>[]>(schema),
  explain: ({ instancePath, keyword }, where) => {
    if (/\/fingerprint$/.test(instancePath) && (keyword === 'pattern' || keyword === 'type')) {
      return `${where} is no fingerprint; write the 12 hexadecimal digits of the report, in quotes.`
    }
    return keyword === 'format' ? `${where} is no day; write it like 2026-12-31.` : undefined
  },
}

/**
 * The known failures of a target, in the order of their list.
 *
 * @throws PipelineError `FILE`, `SPEC` or `ARGUMENTS`, located; also for a failure that is listed twice
 */
export async function readKnownFailures(
  file: string | undefined,
  target: string | undefined,
  folder = LISTS,
): Promise<KnownFailure[]> {
  const found = file ?? listOf(target, folder)
  if (found === undefined) return []
  const { content, placeOf } = await readDescribed(found, DESCRIPTION)
  return content.map((known, index) => {
    const { line, column } = placeOf(`/${index}`)
    const place = { file: found, line, column }
    if (content.findIndex(({ fingerprint }) => fingerprint === known.fingerprint) !== index) {
      throw new PipelineError('ARGUMENTS', `The known failure \`${known.fingerprint}\` is listed twice.`, place)
    }
    return { ...known, place: formatPlace(place) }
  })
}

/** The list that is called like a target, when there is one. */
function listOf(target: string | undefined, folder: string): string | undefined {
  const file = target === undefined ? undefined : join(folder, `${target}.yaml`)
  return file !== undefined && existsSync(file) ? file : undefined
}
