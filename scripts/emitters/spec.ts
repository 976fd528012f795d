/**
 * `spec.ts`: which spec the code was generated from, as a value, so that a program can say what it was built for.
 * Pure.
 */
import { versionOf } from '../gate/versions.ts'
import type { Emitter } from './emitter.ts'

/** The emitter of `spec.ts`. */
export const spec: Emitter = {
  id: 'spec',
  async emit({ api, document, sha256 }) {
    const text = JSON.stringify({ api, version: versionOf(document), sha256 }, null, 2)
    return {
      'spec.ts': `/** The spec: its id, its \`info.version\`, and the sha256 of its file in lower-case hexadecimal. */\nexport const spec = ${text} as const\n`,
    }
  },
}
