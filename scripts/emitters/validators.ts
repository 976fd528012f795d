/**
 * `validators.js` and `validators.d.ts`: one function for each thing an operation sends or receives, compiled by Ajv
 * ahead of time, so that what imports them needs no Ajv and compiles nothing.
 * Pure.
 *
 * @see https://ajv.js.org/standalone.html
 */
import type { Emitter } from './emitter.ts'
import { compiledModule } from './validation/compiled-module.ts'
import { declarationText } from './validation/declaration-text.ts'
import { judgedValues } from './validation/judged-values.ts'

/** The emitter of `validators.js` and its declarations. */
export const validators: Emitter = {
  id: 'validators',
  async emit(spec, table) {
    const operations = table.operations.map(({ id }) => id)
    const judged = judgedValues(table)
    const document = { components: table.components }
    const objects = { validators: judged }
    return {
      'validators.js': await compiledModule(spec, { operations, objects, document, allErrors: false }),
      'validators.d.ts': declarationText(operations, judged),
    }
  },
}
