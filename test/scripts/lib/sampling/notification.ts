/**
 * The body of the outbound notification as its page states it: a real schema of some forty fields for tests.
 * Reads the captured page; used by tests only.
 */
import { readFileSync } from 'node:fs'
import { isObject } from '../../../../scripts/lib/json.ts'
import { follow } from '../../../../scripts/lib/pointer.ts'
import type { SchemaInContext } from '../../../../scripts/lib/sampling/sampling.ts'

const page = readFileSync(new URL('../../../../specs/sources/outbound-card-api.ja.md', import.meta.url), 'utf8')
const fenced: unknown = JSON.parse(/```json\n(.*)\n```/.exec(page)?.[1] ?? 'null')
const [path = ''] = Object.keys(Object(follow(fenced, '/paths')))
const pointer = `/paths/${path.replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`
const schema = follow(fenced, pointer)

/** The schema of the body, in the document it stands in. */
export const NOTIFICATION: SchemaInContext = { schema: isObject(schema) ? schema : false, root: Object(fenced) }
