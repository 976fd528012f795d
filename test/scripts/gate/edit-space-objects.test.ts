/**
 * Everything about operations that can be edited is told as a change, or is ignored for a reason: each field of each
 * object that the JSON schemas of OpenAPI 3.0 and 3.1 list is taken away and turned into something else.
 */
import { describe, expect, it } from 'vitest'
import { PipelineError } from '../../../scripts/lib/errors.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { type Field, Official } from './official.ts'
import { changesOf, type Edit, edited, fixture } from './revisions.ts'

type Version = '3.0' | '3.1'

const rich = fixture('rich.yaml') as JsonObject

/** What only 3.1 has. */
const OF_31: Edit[] = [
  { remove: '/jsonSchemaDialect' },
  { remove: '/info/summary' },
  { remove: '/info/license/identifier' },
  { remove: '/webhooks' },
  { set: '/paths/~1more', to: { $ref: '#/x-more' } },
  { set: '/x-more', to: { get: { operationId: 'getMore', responses: { '204': { description: 'None.' } } } } },
  { remove: '/components/pathItems' },
]

const thing: Json = { schema: { $ref: '#/components/schemas/Thing' } }

/** A document of each version in which every field stands. */
const DOCUMENTS: Record<Version, JsonObject> = {
  '3.1': rich,
  '3.0': edited(rich, [
    { set: '/openapi', to: '3.0.3' },
    ...OF_31,
    {
      set: '/components/schemas',
      to: { ...(fixture('rich-3.0-schemas.yaml') as JsonObject), Other: { type: 'object' } },
    },
    { set: '/paths/~1things/post/requestBody/content/application~1json', to: thing },
    { set: '/paths/~1things/get/responses/200/content/application~1vnd.thing+json', to: thing },
  ]),
}

const words = 'is for people'
const advice = 'is advice for those who design; nothing is sent or checked by it'
const elsewhere = 'counts where it is referred to'
const nothing = 'says nothing about headers'

/** Fields that are ignored whatever becomes of them, and why; written as in 3.1, by the object and the field. */
const IGNORED: Record<string, string> = {
  'document.openapi': 'is another way to write the same',
  'document.info': words,
  'document.tags': words,
  'document.externalDocs': words,
  'info.*': words,
  'contact.*': words,
  'license.*': words,
  'tag.*': words,
  'external-documentation.*': words,
  'example.*': words,
  'xml.*': 'is how XML is written, which no check reads',
  'server.description': words,
  'server-variable.description': words,
  'path-item.summary': words,
  'path-item.description': words,
  'operation.tags': words,
  'operation.summary': words,
  'operation.description': words,
  'operation.externalDocs': words,
  'operation.x-unknown': 'is an extension that nobody knows',
  'operation.x-deprecated-since': 'is looked at when the operation is removed',
  'parameter.description': words,
  'parameter.example': words,
  'parameter.examples': words,
  'header.description': words,
  'header.example': words,
  'header.examples': words,
  'header.allowEmptyValue': nothing,
  'header.allowReserved': nothing,
  'header.style': 'has one value only',
  'request-body.description': words,
  'response.description': words,
  'response.links': advice,
  'media-type.example': words,
  'media-type.examples': words,
  'link.*': advice,
  'components.examples': words,
  'components.links': advice,
  'security-scheme.description': words,
  'security-scheme.bearerFormat': 'is a hint at what tokens look like',
  'schema.title': words,
  'schema.description': words,
  'schema.example': words,
  'schema.externalDocs': words,
  'schema.xml': 'is how XML is written, which no check reads',
}

/** Fields of which the reader takes no document without, or with another value, so that nobody can compare it. */
const REFUSED: Record<string, string> = {
  'document.paths': 'a description has to have some, or webhooks',
  'document.x-more': elsewhere,
  'document.components': elsewhere,
  'components.schemas': elsewhere,
  'components.securitySchemes': elsewhere,
  'components.responses': elsewhere,
  'components.parameters': elsewhere,
  'components.requestBodies': elsewhere,
  'components.headers': elsewhere,
  'components.callbacks': elsewhere,
  'components.pathItems': elsewhere,
}

/** Values that fields are turned into where one more letter would make them invalid. */
const TURNED: Record<string, Json> = {
  'document.openapi': '3.1.1',
  'parameter.in': 'header',
  'parameter.style': 'spaceDelimited',
  'security-scheme.in': 'query',
  'security-scheme.scheme': 'basic',
  'security-scheme.type': 'mutualTLS',
  'schema.pattern': '^b',
  'schema.type': 'boolean',
}

/** `object.field` as it is written in 3.1, in small letters with hyphens. */
function plainKey(key: string): string {
  const [name = '', field] = key.split('.')
  return `${name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.${field}`
}

/** A value that is another one. */
function turned(key: string, value: Json): Json | undefined {
  const known = TURNED[key]
  if (known !== undefined) return key === 'document.openapi' && value !== '3.1.0' ? '3.0.4' : known
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value}x` : undefined
}

/** What edits of each field come to, until one is told: told, ignored, or refused by the reader. */
async function outcomes(version: Version): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const { key, pointer, value } of fieldsOf(version)) {
    const told = found.get(key) ?? new Set()
    found.set(key, told)
    const to = turned(key, value)
    const edits: Edit[] = [{ remove: pointer }, ...(to === undefined ? [] : [{ set: pointer, to }])]
    for (const edit of edits) if (!told.has('told')) told.add(await outcomeOf(DOCUMENTS[version], edit))
  }
  return found
}

function fieldsOf(version: Version): Field[] {
  const fields = new Official(version).fieldsOf(DOCUMENTS[version])
  return fields.map((field) => ({ ...field, key: plainKey(field.key) }))
}

async function outcomeOf(document: JsonObject, edit: Edit): Promise<string> {
  try {
    return (await changesOf(document, edited(document, [edit]))).length > 0 ? 'told' : 'ignored'
  } catch (thrown) {
    if (thrown instanceof PipelineError) return 'refused'
    throw thrown
  }
}

/** Whether a list speaks of a field. */
function isListed(list: Record<string, string>, key: string): boolean {
  return key in list || `${key.split('.')[0]}.*` in list
}

describe.each<Version>(['3.0', '3.1'])('every field of every object of OpenAPI %s', (version) => {
  it('stands in the document that is edited', () => {
    const have = new Set(fieldsOf(version).map(({ key }) => key))
    const missing = [...new Official(version).keys()].map(plainKey).filter((key) => !have.has(key))
    expect(missing).toEqual([])
  })

  it('is told when it is edited, or ignored for a reason', async () => {
    const found = await outcomes(version)
    const untold = [...found].filter(([, told]) => !told.has('told'))
    const silent = untold.filter(([, told]) => told.has('ignored')).map(([key]) => key)
    const refused = untold.filter(([, told]) => !told.has('ignored')).map(([key]) => key)
    expect(silent.filter((key) => !isListed(IGNORED, key))).toEqual([])
    expect(refused.filter((key) => !isListed({ ...IGNORED, ...REFUSED }, key))).toEqual([])
    const told = [...found].filter(([, outcome]) => outcome.has('told')).map(([key]) => key)
    expect(told.filter((key) => isListed(IGNORED, key))).toEqual([])
  }, 120_000)
})
