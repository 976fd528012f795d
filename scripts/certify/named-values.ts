/**
 * What a target file only names: the values of environment variables, and files beside the target file.
 * Reads both; never repeats a value in a message.
 */
import { resolve } from 'node:path'
import { readText } from '../lib/documents.ts'
import { PipelineError, type Place } from '../lib/errors.ts'

/** The variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Where a value is: in a variable or in a file. */
export interface NamedValue {
  env?: string
  /** Relative to the target file. */
  file?: string
}

/** What is needed to find named values. */
export interface Surroundings {
  /** Folder of the target file. */
  folder: string
  environment: Environment
  /** Where a member of the target file is written. */
  placeOf(pointer: string): Place
}

/** The value of a variable. @throws PipelineError `ARGUMENTS` naming the variable and its role only. */
export function variableOf(name: string, role: string, environment: Environment, place: Place | undefined): string {
  const value = (Object.hasOwn(environment, name) ? environment[name] : undefined) ?? ''
  if (value !== '') return value
  throw new PipelineError(
    'ARGUMENTS',
    `The environment variable \`${name}\`, which should hold ${role}, is not set.`,
    place,
  )
}

/** A token out of a variable. @throws PipelineError `ARGUMENTS` naming the variable only. */
export function tokenOf(name: string, role: string, environment: Environment, place: Place | undefined) {
  const token = variableOf(name, role, environment, place)
  if (/^[\x21-\x7e]+$/.test(token)) return { token, name }
  const sentence = `The environment variable \`${name}\` holds characters that no token has, such as blanks or line ends.`
  throw new PipelineError('ARGUMENTS', sentence, place)
}

/** A value that the target file names at a pointer. @throws PipelineError `ARGUMENTS` or `FILE`. */
export async function namedValue(
  { env, file }: NamedValue,
  role: string,
  pointer: string,
  { folder, environment, placeOf }: Surroundings,
): Promise<string> {
  if (file !== undefined) return readText(resolve(folder, file))
  return variableOf(env ?? '', role, environment, placeOf(`${pointer}/env`))
}
