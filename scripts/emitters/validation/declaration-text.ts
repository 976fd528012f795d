/**
 * `validators.d.ts`: each validator as a type guard for the type that `types.ts` has for the same value.
 * Pure.
 */
import { type Judged, nestedText, type ValuePath } from './judged-values.ts'

const PREAMBLE = `import type { operations } from './types.ts'

/** One reason why a value was refused. */
export interface ValidationError {
  /** JSON pointer of the place within the value. */
  instancePath: string
  /** Where in the schema the broken rule stands. */
  schemaPath: string
  /** The broken rule. */
  keyword: string
  /** What the rule asks for. */
  params: Record<string, unknown>
  /** The rule in words. */
  message?: string
}

/** Says whether a value is valid. */
export interface Validator<Value> {
  (value: unknown): value is Value
  /** Why the last value was refused; \`null\` when it was not. */
  errors?: ValidationError[] | null
}
`

/** Writes the declarations for what is judged. */
export function declarationText(operations: readonly string[], judged: readonly Judged[]): string {
  const values = judged.map(({ path }) => ({ path, text: `Validator<${typeOf(path)}>` }))
  const type = nestedText(operations, values, (name) => JSON.stringify(name))
  return `${PREAMBLE}\n/** Validators by operation. */\nexport declare const validators: ${type.replaceAll('},\n', '}\n')}\n`
}

/** The type of a value, as a path into `operations`. */
function typeOf([operation = '', part = '', ...rest]: ValuePath): string {
  // openapi-typescript writes ids without `#`.
  const of = `operations${index(operation.replaceAll('#', '/'))}${index(part)}`
  if (part === 'parameters') return `NonNullable<${of}${index(...rest)}>`
  if (part === 'requestBody') return `NonNullable<${of}>${index('content', ...rest)}`
  const [status = '', mediaType = ''] = rest
  return `${of}${index(status, 'content', mediaType)}`
}

function index(...names: string[]): string {
  return names.map((name) => `[${JSON.stringify(name)}]`).join('')
}
