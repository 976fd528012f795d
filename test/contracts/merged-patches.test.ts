/** A PATCH that is merged into what there is: what it does not name stays at every level, and null takes a value away. */
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { broken, runSmall, smallTable } from './small/run-small.ts'

const MERGING = 'application/merge-patch+json'
const text = { type: ['string', 'null'], minLength: 3, maxLength: 30 }
const THING: Json = {
  type: 'object',
  properties: {
    id: { type: 'string', readOnly: true },
    title: text,
    count: { type: 'integer', minimum: 0, maximum: 99 },
    labels: { type: 'object', additionalProperties: text, maxProperties: 9 },
  },
}
const shown = { '200': { description: '', content: { 'application/json': { schema: THING } } } }
const table = (type: string) =>
  smallTable({
    '/things/{thingId}': {
      parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'readThing', responses: shown },
      patch: {
        operationId: 'changeThing',
        requestBody: {
          required: true,
          content: { [type]: { schema: THING, example: { title: 'Something', count: 3, labels: { area: 'north' } } } },
        },
        responses: { ...shown, '400': { description: '' } },
      },
    },
  })

/** @see https://www.rfc-editor.org/rfc/rfc7396#section-2 */
function merged(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch
  const base = isObject(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete base[name]
    else base[name] = merged(base[name], value)
  }
  return base
}

/** Replaces the members that are named. */
const replaced = (target: JsonObject, patch: JsonObject): JsonObject => ({ ...target, ...patch })
const withoutNulls = (patch: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null))

const CHECKS = ['write-visible', 'patch-leaves-others', 'null-clears', 'tag-changes', 'read-only-kept']

describe('a PATCH', () => {
  it.each<
    [
      what: string,
      type: string,
      change: (thing: JsonObject, patch: JsonObject) => Json,
      tag: 'own' | 'fixed',
      want: string[],
    ]
  >([
    ['is merged', MERGING, (thing, patch) => merged(thing, patch), 'own', []],
    ['replaces what it names, by its media type', 'application/json', replaced, 'own', []],
    ['replaces what it should merge', MERGING, replaced, 'own', ['should patch-leaves-others readThing']],
    [
      'passes over null',
      MERGING,
      (thing, patch) => merged(thing, withoutNulls(patch)),
      'own',
      ['should null-clears readThing'],
    ],
    [
      'passes over null, by a media type that leaves it open',
      'application/json',
      (thing, patch) => replaced(thing, withoutNulls(patch)),
      'own',
      ['may null-clears readThing'],
    ],
    ['leaves the tag', MERGING, (thing, patch) => merged(thing, patch), 'fixed', ['may tag-changes readThing']],
    [
      'sets what may only be read',
      MERGING,
      (thing, patch) => ({
        ...(merged(thing, patch) as JsonObject),
        ...(patch.id === undefined ? {} : { mark: 1, id: patch.id }),
      }),
      'own',
      ['should read-only-kept readThing'],
    ],
  ])('%s', async (what, type, change, tag, want) => {
    let thing: JsonObject = { id: 'a', title: 'First', count: 1, labels: { area: 'south', team: 'blue' } }
    let version = 0
    const takesId = what === 'sets what may only be read'
    const result = await runSmall(
      table(type),
      ({ method, steps, text: body, headers }) => {
        if (steps[0] !== 'things' || steps[1] !== 'a') return { status: 404 }
        if (method === 'PATCH') {
          if (!headers['content-type']?.startsWith(type)) return { status: 415 }
          const patch = parsed(body)
          if (!isObject(patch)) return { status: 400 }
          const own = takesId ? patch : withoutId(patch)
          thing = change(thing, own) as JsonObject
          version += 1
        } else if (method !== 'GET') return { status: 405 }
        return { status: 200, headers: { etag: tag === 'own' ? `"${version}"` : '"0"' }, body: thing }
      },
      { only: CHECKS, data: { thingId: 'a' } },
    )
    expect(broken(result)).toEqual(want)
  })
})

function withoutId({ id: _, ...patch }: JsonObject): JsonObject {
  return patch
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json
  } catch {
    return null
  }
}
