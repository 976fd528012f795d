/** Security and servers. */
import { describe, expect, it } from 'vitest'
import { operationsTable } from '../../../../scripts/emitters/operations.ts'
import type { Json, JsonObject } from '../../../../scripts/lib/json.ts'
import { specOf } from '../given.ts'

const table = (members: JsonObject, operation: JsonObject = {}) =>
  operationsTable(specOf({ paths: { '/a': { get: operation } }, ...members }))
const schemes = (securitySchemes: JsonObject) => ({ components: { securitySchemes } })
const TOKEN = { type: 'http', scheme: 'bearer' }

describe('security schemes', () => {
  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    [
      'http',
      {
        given: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' },
        want: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    ],
    [
      'apiKey',
      {
        given: { type: 'apiKey', name: 'k', in: 'cookie', description: 'x' },
        want: { type: 'apiKey', name: 'k', in: 'cookie' },
      },
    ],
    ['oauth2', { given: { type: 'oauth2', flows: {} }, want: { type: 'oauth2' } }],
    ['openIdConnect', { given: { type: 'openIdConnect', openIdConnectUrl: 'u' }, want: { type: 'openIdConnect' } }],
    ['mutualTLS', { given: { type: 'mutualTLS' }, want: { type: 'mutualTLS' } }],
  ])('reads %s', (_, { given, want }) => {
    expect(table(schemes({ s: given })).securitySchemes).toEqual({ s: want })
  })

  it.each([{ type: 'basic' }, { type: 'http' }, { type: 'apiKey', name: 'k', in: 'body' }, {}])(
    'refuses %j',
    (scheme) => {
      expect(() => table(schemes({ s: scheme }))).toThrow(
        'The security scheme "s" is none that OpenAPI knows; see its `type` and what that asks for. (a.yaml#/components/securitySchemes/s)',
      )
    },
  )
})

describe('requirements', () => {
  it.each<[string, { given: [Json | undefined, Json | undefined]; want: unknown }]>([
    ['those of the document', { given: [[{ t: [] }], undefined], want: [{ t: [] }] }],
    ['those of the operation', { given: [[{ t: [] }], [{}, { t: ['a'] }]], want: [{}, { t: ['a'] }] }],
    ['none where the operation says so', { given: [[{ t: [] }], []], want: [] }],
    ['none where nobody says any', { given: [undefined, undefined], want: [] }],
  ])('are %s', (_, { given: [all, own], want }) => {
    const members = { ...schemes({ t: TOKEN }), ...(all === undefined ? {} : { security: all }) }
    expect(table(members, own === undefined ? {} : { security: own }).operations[0]?.security).toEqual(want)
  })

  it('are refused when they name nothing', () => {
    const sentence = 'The security scheme "toString" is not declared.'
    expect(() => table({ security: [{}, { toString: [] }] })).toThrow(`${sentence} (a.yaml#/security/1/toString)`)
    expect(() => table({}, { security: [{ toString: [] }] })).toThrow(
      `${sentence} (a.yaml#/paths/~1a/get/security/0/toString)`,
    )
  })
})

describe('servers', () => {
  it.each<[string, { given: [JsonObject, JsonObject]; want: unknown }]>([
    [
      'with defaults for their variables',
      {
        given: [
          { servers: [{ url: 'https://{a}.x/{b}/{c}', description: 'd', variables: { a: { default: 'q' }, b: {} } }] },
          {},
        ],
        want: [{ url: 'https://q.x/{b}/{c}', description: 'd' }],
      },
    ],
    [
      'of operations where the document has none',
      { given: [{}, { servers: [{ url: 'u' }, { url: 'u' }] }], want: [{ url: 'u' }] },
    ],
    [
      'of the document otherwise',
      { given: [{ servers: [{ url: 'v' }] }, { servers: [{ url: 'u' }] }], want: [{ url: 'v' }] },
    ],
    ['not at all', { given: [{ servers: [{}, 'x'] }, {}], want: [] }],
  ])('are read %s', (_, { given: [members, operation], want }) => {
    expect(table(members, operation).servers).toEqual(want)
  })
})
