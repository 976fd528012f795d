/**
 * Reads a target file: YAML or JSON, valid against `contracts/targets/target.schema.json`.
 * Reads the file; never repeats a value of it in a message, as secrets get into files by mistake.
 */
import { basename } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import schema from '../../contracts/targets/target.schema.json' with { type: 'json' }
import type { Json } from '../lib/json.ts'
import { type DescribedFile, type Description, readDescribed } from './described-file.ts'
import type { NamedValue } from './named-values.ts'
import type { OAuthFile } from './oauth-client.ts'
import type { TlsFile } from './tls-context.ts'

/** The content of a target file. */
export interface TargetFile {
  api?: string
  baseUrl?: string
  auth?: { bearer?: { env: string }; oauth?: OAuthFile; schemes?: Record<string, { env: string }> }
  tls?: TlsFile
  credentials?: { forbidden?: { env: string }; expired?: { env: string } }
  recipientKey?: NamedValue
  data?: Record<string, Json>
  capabilities?: { writes?: boolean; stateful?: boolean }
  rate?: number
  timeoutMs?: number
}

/** A target file with the places of its members. */
export interface ReadTargetFile extends DescribedFile<TargetFile> {
  /** Name of the file without its extension. */
  name: string
}

const DESCRIPTION: Description<TargetFile> = {
  called: 'The target file',
  validate: new Ajv2020({ strict: true }).compile<TargetFile>(schema),
  explain({ instancePath, keyword }, where) {
    if (keyword === 'pattern' && instancePath.endsWith('/env')) {
      return `${where} is no name of an environment variable; write the name there, never the secret.`
    }
    if (instancePath === '/auth/oauth' && keyword === 'false schema') {
      return `${where} is a second way to get a token, beside \`bearer\`; keep one.`
    }
    if (keyword === 'minProperties' || keyword === 'maxProperties') {
      return `${where} is to name one of \`env\` and \`file\`.`
    }
    return undefined
  },
}

/** The name of a target: its file without folder and extension. */
function nameOf(file: string): string {
  return basename(file).replace(/(\.example)?\.[^.]+$/, '')
}

/** Reads and validates a target file. @throws PipelineError `FILE`, `SPEC` or `ARGUMENTS`, located. */
export async function readTargetFile(file: string): Promise<ReadTargetFile> {
  return { name: nameOf(file), ...(await readDescribed(file, DESCRIPTION)) }
}
