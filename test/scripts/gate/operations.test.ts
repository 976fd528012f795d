/** What operations, messages, security, servers and the reversed direction make of edits: one rich document, one edit each. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { changesOf, type Edit, edited, fixture } from './revisions.ts'

const shop = fixture('shop.yaml') as JsonObject

const GET = '/paths/~1orders~1{id}/get'
const POST = '/paths/~1orders/post'
const OK = `${GET}/responses/200`
const HOOK = '/webhooks/shipped/post'
const CALL = `${POST}/callbacks/paid/{$request.body#~1callbackUrl}/post`
const ORDER = '/components/schemas/Order'

/** Edits that change no meaning. */
const SAME: [string, Edit[]][] = [
  [
    'another name of a path parameter',
    [
      { remove: '/paths/~1orders~1{id}' },
      {
        set: '/paths/~1orders~1{orderId}',
        to: {
          ...((shop.paths as JsonObject)['/orders/{id}'] as JsonObject),
          parameters: [{ name: 'orderId', in: 'path', required: true, schema: { type: 'string' } }],
        },
      },
    ],
  ],
  [
    'style and explode written out',
    [
      { set: `${GET}/parameters/0/style`, to: 'form' },
      { set: `${GET}/parameters/0/explode`, to: true },
    ],
  ],
  [
    'a parameter of the path at the operation',
    [
      { remove: '/paths/~1orders~1{id}/parameters' },
      { set: `${GET}/parameters/2`, to: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
    ],
  ],
  ['security of the document at the operation', [{ set: `${GET}/security`, to: [{ bearer: [] }] }]],
  [
    'a scheme of another name',
    [
      { set: '/components/securitySchemes/token', to: { type: 'http', scheme: 'Bearer' } },
      { set: '/security', to: [{ token: [] }] },
    ],
  ],
  [
    'servers of the document at the path',
    [{ set: '/paths/~1orders/servers', to: [{ url: 'https://shop.example/v1' }] }],
  ],
  [
    'a header of a response in other letters',
    [
      { remove: `${OK}/headers/X-Total` },
      { set: `${OK}/headers/x-total`, to: { required: true, schema: { type: 'integer' } } },
    ],
  ],
  ['a header parameter in other letters', [{ set: `${GET}/parameters/1/name`, to: 'X-TRACE' }]],
  [
    'a media type in other letters and with its charset',
    [
      { remove: `${POST}/requestBody/content/application~1json` },
      {
        set: `${POST}/requestBody/content/Application~1JSON; charset=utf-8`,
        to: { schema: { $ref: '#/components/schemas/Order' } },
      },
    ],
  ],
  [
    'a response that is described by its class already',
    [{ set: `${GET}/responses/404`, to: { description: 'No such order.' } }],
  ],
  [
    'words, tags, examples, links and documents elsewhere',
    [
      { set: '/info/description', to: 'A shop.' },
      { set: `${GET}/summary`, to: 'S' },
      { set: `${GET}/tags`, to: ['a'] },
      { set: '/tags', to: [{ name: 'a' }] },
      { set: `${GET}/externalDocs`, to: { url: 'https://docs.example' } },
      { set: `${OK}/links`, to: { self: { operationId: 'getOrder' } } },
    ],
  ],
]

/** Edits, and the rule, sender and level of each change under `strict`. */
const CHANGED: [string, Edit[], string[]][] = [
  ['an operation that is gone', [{ remove: GET }], ['operation-removed consumer breaking']],
  [
    'an operation that is new',
    [{ set: '/paths/~1orders/get', to: { operationId: 'list', responses: { '200': { description: 'O' } } } }],
    ['operation-added consumer compatible'],
  ],
  [
    'a required parameter',
    [{ set: `${GET}/parameters/2`, to: { name: 'q', in: 'query', required: true, schema: {} } }],
    ['required-parameter-added consumer breaking'],
  ],
  [
    'a parameter in another style',
    [{ set: `${GET}/parameters/0/explode`, to: false }],
    ['parameter-serialisation-changed consumer breaking'],
  ],
  ['a parameter that is gone', [{ remove: `${GET}/parameters/1` }], ['parameter-removed consumer breaking']],
  [
    'a body that may be left out',
    [{ set: `${POST}/requestBody/required`, to: false }],
    ['body-became-optional consumer compatible'],
  ],
  [
    'a media type that is gone',
    [
      { remove: `${POST}/requestBody/content/application~1json` },
      { set: `${POST}/requestBody/content/text~1plain`, to: {} },
    ],
    ['media-type-removed consumer breaking', 'media-type-added consumer compatible'],
  ],
  ['an answer that is gone', [{ remove: OK }], ['success-removed publisher breaking']],
  [
    'an answer that is new',
    [{ set: `${GET}/responses/503`, to: { description: 'Later.' } }],
    ['response-added publisher notice'],
  ],
  [
    'a header that may be missing',
    [{ set: `${OK}/headers/X-Total/required`, to: false }],
    ['header-became-optional publisher breaking'],
  ],
  [
    'one more scope',
    [{ set: `${POST}/security`, to: [{ oauth: ['write', 'admin'] }] }],
    ['security-narrowed consumer breaking'],
  ],
  ['no scope', [{ set: `${POST}/security`, to: [{ oauth: [] }] }], ['security-widened consumer compatible']],
  [
    'one more alternative',
    [{ set: '/security', to: [{ bearer: [] }, { key: [] }] }],
    ['security-widened consumer compatible'],
  ],
  [
    'a second credential',
    [{ set: '/security', to: [{ bearer: [], key: [] }] }],
    ['security-narrowed consumer breaking'],
  ],
  ['no credential needed', [{ set: '/security', to: [{ bearer: [] }, {}] }], ['security-widened consumer compatible']],
  [
    'a key under another name',
    [{ set: '/components/securitySchemes/bearer', to: { type: 'apiKey', in: 'header', name: 'X-Key' } }],
    ['security-scheme-changed consumer breaking'],
  ],
  [
    'another address',
    [{ set: '/servers/0/url', to: 'https://shop.example/v2' }],
    ['server-removed consumer breaking', 'server-added consumer compatible'],
  ],
  [
    'a webhook body that says more',
    [{ set: `${HOOK}/requestBody/content/application~1json/schema/properties/by`, to: { type: 'string' } }],
    ['property-added publisher compatible'],
  ],
  [
    'a webhook body that requires more',
    [{ set: `${HOOK}/requestBody/content/application~1json/schema/required`, to: ['id', 'at'] }],
    ['required-narrowed publisher compatible'],
  ],
  [
    'a webhook body that requires less',
    [{ set: `${HOOK}/requestBody/content/application~1json/schema/required`, to: [] }],
    ['required-widened publisher breaking'],
  ],
  [
    'a webhook header that comes',
    [{ set: `${HOOK}/parameters/1`, to: { name: 'X-New', in: 'header', required: true, schema: { type: 'string' } } }],
    ['required-parameter-added publisher compatible'],
  ],
  ['a webhook header that goes', [{ remove: `${HOOK}/parameters/0` }], ['parameter-removed publisher breaking']],
  [
    'a webhook answer that is not taken any more',
    [{ remove: `${HOOK}/responses/202` }],
    ['success-removed consumer breaking'],
  ],
  [
    'a webhook answer that is taken from now on',
    [{ set: `${HOOK}/responses/200`, to: { description: 'Fine, too.' } }],
    ['response-added consumer compatible'],
  ],
  ['a webhook that is gone', [{ remove: '/webhooks/shipped' }], ['operation-removed publisher breaking']],
  [
    'a callback body that requires less',
    [{ set: `${CALL}/requestBody/content/application~1json/schema/required`, to: [] }],
    ['required-widened publisher breaking'],
  ],
  [
    'a read-only property that is required',
    [{ set: `${ORDER}/required`, to: ['lines', 'id'] }],
    ['required-narrowed publisher compatible'],
  ],
  [
    'a write-only property that is required',
    [{ set: `${ORDER}/required`, to: ['lines', 'coupon'] }],
    ['required-narrowed consumer breaking'],
  ],
  [
    'a read-only property that is gone',
    [{ remove: `${ORDER}/properties/id` }],
    ['property-removed publisher breaking'],
  ],
  [
    'a discriminator with another mapping',
    [{ set: `${ORDER}/properties/pay/discriminator/mapping/card`, to: '#/components/schemas/Cash' }],
    [
      'discriminator-changed consumer breaking',
      'discriminator-changed publisher breaking',
      'schema-widened publisher breaking',
      'enum-widened publisher breaking',
      'schema-widened consumer compatible',
      'enum-widened consumer compatible',
    ],
  ],
  [
    'a rule that is new',
    [
      {
        set: `${POST}/x-constraints`,
        to: [{ id: 'r', kind: 'conditional', in: 'body', param: '/coupon', statement: 'S.' }],
      },
    ],
    ['constraint-added consumer breaking'],
  ],
  [
    'a rule of where a property comes that is new',
    [
      {
        set: `${POST}/x-constraints`,
        to: [{ id: 'r', kind: 'onlyWith', in: 'body', param: '/coupon', with: '/pay', statement: 'S.' }],
      },
    ],
    ['constraint-added consumer breaking'],
  ],
  [
    'a rule of the rows that are answered that is new',
    [
      {
        set: `${POST}/x-constraints`,
        to: [{ id: 'r', kind: 'onlyWith', in: 'row', param: '/coupon', with: '/pay', statement: 'S.' }],
      },
    ],
    ['constraint-added publisher compatible'],
  ],
  [
    'what a refusal is called, told for the first time',
    [
      {
        set: `${POST}/x-constraints`,
        to: [
          {
            ...{ id: 'r', kind: 'refusal', in: 'body', param: '/**', keyword: 'pattern', status: 400 },
            ...{ errorCode: 'E', statement: 'S.' },
          },
        ],
      },
    ],
    ['constraint-added publisher compatible'],
  ],
  [
    'a freedom that the publisher takes',
    [{ set: '/x-compatibility', to: { enumValues: 'New values may come.' } }],
    ['freedom-taken publisher notice'],
  ],
]

describe('what means the same', () => {
  it.each(SAME)('%s', async (_, edits) => {
    const changes = await changesOf(shop, edited(shop, edits))
    expect(
      changes
        .filter(({ rule }) => rule !== 'operation-id-changed')
        .map(({ rule, uses }) => `${rule} ${uses[0]?.place}`),
    ).toEqual([])
  })
})

describe('what means something else', () => {
  it.each(CHANGED)('%s', async (_, edits, want) => {
    const changes = await changesOf(shop, edited(shop, edits))
    expect(changes.map(({ rule, from, level }) => `${rule} ${from} ${level}`)).toEqual(want)
  })
})

describe('a rule of where a property comes', () => {
  const rule = { id: 'r', kind: 'onlyWith', in: 'body', param: '/coupon', with: '/pay', statement: 'S.' }
  const ruled = (more: JsonObject) => edited(shop, [{ set: `${POST}/x-constraints`, to: [{ ...rule, ...more }] }])

  it.each<[what: string, was: JsonObject, is: JsonObject, want: string[]]>([
    ['more values', { of: ['A'] }, { of: ['B', 'A'] }, ['constraint-changed narrower breaking']],
    ['all values', { of: ['A'] }, {}, ['constraint-changed narrower breaking']],
    ['fewer values', { of: ['A', 'B'] }, { of: ['A'] }, ['constraint-changed wider compatible']],
    ['some values', {}, { of: ['A'] }, ['constraint-changed wider compatible']],
    ['other values', { of: ['A'] }, { of: ['B'] }, ['constraint-changed different breaking']],
    [
      'fewer, in other cases',
      { of: ['A', 'B'] },
      { of: ['A'], except: [1] },
      ['constraint-changed different breaking'],
    ],
    ['all, in other cases', { values: [1] }, { values: [2] }, ['constraint-changed different breaking']],
    ['the same in another order', { of: ['A', 'B'], except: [1, 2] }, { of: ['B', 'A'], except: [2, 1] }, []],
  ])('that is about %s', async (_, was, is, want) => {
    const changes = await changesOf(ruled(was), ruled(is))
    expect(changes.map(({ rule: id, effect, level }) => `${id} ${effect} ${level}`)).toEqual(want)
  })
})
