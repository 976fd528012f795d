/** Pieces of rendered pages → pieces of the document; the glued, folded, missing and misleading ones in particular. */
import { describe, expect, test } from 'vitest'
import { isObject, type Json } from '../../../scripts/lib/json.ts'
import { follow } from '../../../scripts/lib/pointer.ts'
import { assemblePages } from '../../../scripts/pages/page.ts'

const OPERATION = '/paths/~1a~1{id}/post'

/** Assembles a page of one operation from its inner lines. */
function assemble(inner: string) {
  const text = `Page\n\nDo it\n\npost\n/a/{id}\n\n${inner}\nResponses\npost\n/a/{id}\n`
  return assemblePages([{ id: 'p.txt', file: 'p.txt', text }])
}

/** The properties that the lines of a body become, and the warnings on the way. */
function body(lines: string): { properties: Json | undefined; warnings: string[]; gaps: string[] } {
  const { spec, warnings, gaps } = assemble(`Body\n${lines}`)
  const schema = follow(spec, `${OPERATION}/requestBody/content/application~1json/schema`)
  return {
    properties: isObject(schema) ? schema.properties : undefined,
    warnings: warnings.map(({ line, message }) => `${line}: ${message}`),
    gaps: gaps.filter(({ pointer }) => pointer.includes('/properties/')).map(({ kind, line }) => `${kind} ${line}`),
  }
}

describe('what is glued together', () => {
  test.each<[string, string, Json]>([
    [
      'a label and the next',
      'aintegerOptional\n\nDefault: 1Example: 2',
      { a: { type: 'integer', default: 1, example: 2 } },
    ],
    [
      'all labels',
      'astringOptional\n\nDefault: INExample: OUTPattern: ^[A-Z]+$Possible values: IN, OUT',
      { a: { type: 'string', default: 'IN', example: 'OUT', pattern: '^[A-Z]+$', enum: ['IN', 'OUT'] } },
    ],
    [
      'a description and a label',
      'astringOptional\n\nA thing.Pattern: ^x$',
      { a: { type: 'string', description: 'A thing.', pattern: '^x$' } },
    ],
    [
      'name, description and label',
      'astringOptionalA thing.Example: x',
      { a: { type: 'string', description: 'A thing.', example: 'x' } },
    ],
    [
      'a pattern and the next name',
      'astringOptional\n\nPattern: ^(a$|b)$bstringOptional',
      {
        a: { type: 'string', pattern: '^(a$|b)$' },
        b: { type: 'string' },
      },
    ],
    [
      'a number and the next name',
      'aintegerOptional\n\nDefault: 10bstringOptional',
      {
        a: { type: 'integer', default: 10 },
        b: { type: 'string' },
      },
    ],
    [
      'the label of the values and the next name',
      'astring · enumOptionalPossible values: bstringOptional',
      {
        a: { type: 'string', 'x-unlisted': true },
        b: { type: 'string' },
      },
    ],
    [
      'everything, and the next name',
      'all_merge_rulesbooleanOptionalWhether to.Default: trueExample: falsebstringOptional',
      {
        all_merge_rules: { type: 'boolean', description: 'Whether to.', default: true, example: false },
        b: { type: 'string' },
      },
    ],
    [
      'values moved behind the description, and the next name',
      'astring · enumOptionalExample:\n\nWhat it does.\n\nBUYPossible values: bstring · enumOptionalExample:\n\nHow it ended.\n\nDONEPossible values:',
      {
        a: { type: 'string', description: 'What it does.', 'x-unlisted': true, example: 'BUY' },
        b: { type: 'string', description: 'How it ended.', 'x-unlisted': true, example: 'DONE' },
      },
    ],
    [
      'example and pattern moved behind the description',
      'astringOptionalExample:Pattern:\n\nMonth and year.\n\n1024^\\d{4}$',
      { a: { type: 'string', description: 'Month and year.', example: '1024', pattern: '^\\d{4}$' } },
    ],
  ])('%s', (_, lines, want) => {
    expect(body(lines)).toMatchObject({ properties: want, warnings: [] })
    expect(body(lines).properties).toEqual(want)
  })
})

describe('what is typed', () => {
  test.each<[string, Json]>([
    ['anumberOptional\n\nDefault: 1.50', { type: 'number', default: 1.5 }],
    ['abooleanOptional\n\nDefault: trueExample: false', { type: 'boolean', default: true, example: false }],
    ['astringOptional\n\nDefault: 10', { type: 'string', default: '10' }],
    ['astringOptional\n\nDefault: ""', { type: 'string', default: '' }],
    ['astring · nullableOptional\n\nDefault: null', { type: 'string', nullable: true, default: 'null' }],
    ['ainteger · nullableOptional\n\nDefault: null', { type: 'integer', nullable: true, default: null }],
    ['astring[]Optional\n\nDefault: ["x"]', { type: 'array', items: { type: 'string' }, default: ['x'] }],
    ['ainteger[]Optional\n\nExample: 3', { type: 'array', items: { type: 'integer', example: 3 } }],
    ['aobjectOptional\n\nExample: {"x":1}', { type: 'object', example: { x: 1 } }],
    ['aobjectOptional\n\nExample: {"x":', { type: 'object', example: '{"x":' }],
    ['ainteger · enumOptional\n\nPossible values:\n1\n2', { type: 'integer', enum: [1, 2] }],
    ['astring · enumOptional\n\nPossible values: IN TRANSIT, DONE', { type: 'string', enum: ['IN TRANSIT', 'DONE'] }],
    ['aconst: 5Optional', { enum: [5] }],
    ['aconst: xOptional', { type: 'string', enum: ['x'] }],
    ['astring | nullOptional', { type: 'string', nullable: true }],
    ['anullOptional', { nullable: true, enum: [null] }],
    ['aundefined · enumOptional', { 'x-unlisted': true }],
    [
      'astring[][] · max: 2Optional',
      { type: 'array', maxItems: 2, items: { type: 'array', items: { type: 'string' } } },
    ],
  ])('%j', (lines, want) => {
    expect(body(lines).properties).toEqual({ a: want })
  })
})

describe('what only looks like something else', () => {
  test.each<[string, string, Json]>([
    [
      'a table that was flattened',
      'astringOptional\n\nFields:\n\nnamedescriptionMOCFormat\npanThe funding pan value.Mstring - up to 19 digits\n\nEnd.',
      {
        a: {
          type: 'string',
          description:
            'Fields:\n\nnamedescriptionMOCFormat\npanThe funding pan value.Mstring - up to 19 digits\n\nEnd.',
        },
      },
    ],
    [
      'a word that ends like a type',
      'astringOptional\n\nThe\nsubstring\nof it.',
      { a: { type: 'string', description: 'The\nsubstring\nof it.' } },
    ],
    [
      'a label in the running text',
      'astringOptional\n\nExample: this one\n\nis text (Default: none).\n\nExample: 1',
      { a: { type: 'string', description: 'Example: this one\n\nis text (Default: none).', example: '1' } },
    ],
    [
      'a label that comes twice',
      'astringOptional\n\nExample: in the text\nExample: 1',
      { a: { type: 'string', description: 'Example: in the text', example: '1' } },
    ],
    [
      'the name of a section out of its order',
      'astringOptional\n\nPath parameters\n\nBody',
      { a: { type: 'string', description: 'Path parameters\n\nBody' } },
    ],
    ['the word or', 'astringOptional\n\nthis\nor\nthat', { a: { type: 'string', description: 'this\nor\nthat' } }],
  ])('%s', (_, lines, want) => {
    expect(body(lines)).toMatchObject({ properties: want, warnings: [] })
  })
})

describe('what is told', () => {
  test.each<[string, string, string[]]>([
    ['a value that is not there', 'astringOptional\n\nExample:', ['11: The value of `Example:` is missing.']],
    [
      'moved values that cannot be told apart',
      'astringOptionalDefault:Example:\n\nText.\n\nab',
      ['9: The value of `Default:` and `Example:` is not where it is expected.'],
    ],
    [
      'a text value with a name glued to it',
      'astringOptional\n\nDefault: INbstringRequired',
      ['11: The value of `Default:` and the name after it are glued together and cannot be told apart.'],
    ],
    [
      'a name with a space',
      'astringOptional\n\ncard numberstringRequired',
      ['11: The line ends like the name of a property, but does not begin like one.'],
    ],
    [
      'a property shown twice',
      'astringOptional\naintegerOptional',
      ['10: The property `a` is shown twice; the first is kept.'],
    ],
    [
      'bounds of no known kind',
      'aany · min: 1Optional',
      ['9: The bounds of `a` are of unknown kind, since its type is not shown.'],
    ],
  ])('%s', (_, lines, want) => {
    expect(body(lines).warnings).toEqual(want)
  })
})

describe('what is not shown becomes a gap', () => {
  test.each<[string, string, string[]]>([
    ['values behind buttons', 'astring · enumOptional\n\nPossible values:', ['enum-without-values 11']],
    ['values in one word', 'astring · enumOptional\n\nPossible values: INOUT', ['enum-without-values 11']],
    ['values of items', 'astring · enum[]Optional', ['enum-without-values 9']],
    ['a folded object', 'aobject · CardOptional\n\nShow Card', ['properties-not-shown 9']],
    ['a schema that contains itself', 'aobject[]Optional\nCircular reference to object[]', ['properties-not-shown 9']],
    ['alternatives', 'aone ofOptional\n\nor', ['properties-not-shown 9']],
    ['an example that is too long', 'astring · max: 2Optional\n\nExample: abc', ['example-breaks-schema 11']],
    ['a default that is no number', 'aintegerOptional\n\nDefault: many', ['example-breaks-schema 11']],
    ['a default that is needless', 'aintegerRequired\n\nDefault: 1', ['contradiction 11']],
  ])('%s', (_, lines, want) => {
    expect(body(lines)).toMatchObject({ gaps: want, warnings: [] })
  })

  test('a body that is any of several', () => {
    const alternatives =
      'Body\nkindconst: ARequired\naintegerOptional\nor\nkindconst: BRequired\nbstringRequired\n\nA text,\nor none.'
    const { spec, warnings } = assemble(alternatives)
    const kind = (value: string) => ({ type: 'string', enum: [value] })
    expect(follow(spec, `${OPERATION}/requestBody/content/application~1json/schema`)).toEqual({
      anyOf: [
        { type: 'object', required: ['kind'], properties: { kind: kind('A'), a: { type: 'integer' } } },
        {
          ...{ type: 'object', required: ['kind', 'b'] },
          properties: { kind: kind('B'), b: { type: 'string', description: 'A text,\nor none.' } },
        },
      ],
    })
    expect(warnings).toEqual([])
  })

  test('a body without properties, and one that is a text', () => {
    expect(assemble('Body').gaps.map(({ kind }) => kind)).toContain('body-without-properties')
    const { spec } = assemble('Body\ntext/plain\nstring · min: 1')
    expect(follow(spec, `${OPERATION}/requestBody`)).toEqual({
      content: { 'text/plain': { schema: { type: 'string', minLength: 1 } } },
    })
  })
})

describe('security', () => {
  test.each<[string, Json, Json]>([
    [
      'AuthorizationstringRequired\n\nA JWT.',
      [{ bearerAuth: [] }],
      { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A JWT.' } },
    ],
    ['AuthorizationstringOptional', [{}, { bearerAuth: [] }], { bearerAuth: { type: 'http', scheme: 'bearer' } }],
    [
      'AuthorizationstringRequired\n\nBasic, that is user and password.',
      [{ basicAuth: [] }],
      { basicAuth: { type: 'http', scheme: 'basic', description: 'Basic, that is user and password.' } },
    ],
    [
      'AuthorizationstringRequired\nx-keystringRequired',
      [{ bearerAuth: [], apiKeyAuth: [] }],
      { bearerAuth: { type: 'http', scheme: 'bearer' }, apiKeyAuth: { type: 'apiKey', in: 'header', name: 'x-key' } },
    ],
    [
      'OAuth2authorizationCodeRequired\n\nAuthorization URL: https://a.test/authorize\nToken URL: https://a.test/token',
      [{ oauth2: [] }],
      {
        oauth2: {
          type: 'oauth2',
          flows: {
            authorizationCode: {
              authorizationUrl: 'https://a.test/authorize',
              tokenUrl: 'https://a.test/token',
              scopes: {},
            },
          },
        },
      },
    ],
    ['OpenID ConnectRequired', [{ openIdConnect: [] }], { openIdConnect: { type: 'openIdConnect' } }],
    ['', [], undefined as unknown as Json],
  ])('%j', (lines, requirements, schemes) => {
    const { spec, warnings } = assemble(`Authorizations\n${lines}`)
    expect(follow(spec, `${OPERATION}/security`)).toEqual(requirements)
    expect(follow(spec, '/components/securitySchemes')).toEqual(schemes)
    expect(warnings).toEqual([])
  })

  test('two schemes of one kind get names of their own', () => {
    const one = (path: string, prose: string) =>
      `Op\n\nget\n${path}\n\nAuthorizations\nAuthorizationstringRequired\n\n${prose}\n\nResponses\nget\n${path}\n\n`
    const text = `Page\n\n${one('/a', 'A token.')}${one('/b', 'Another token.')}${one('/c', 'A  token.')}`
    const { spec } = assemblePages([{ id: 'p', file: 'p', text }])
    expect(['/a', '/b', '/c'].map((path) => follow(spec, `/paths/~1${path.slice(1)}/get/security/0`))).toEqual([
      { bearerAuth: [] },
      { bearerAuth2: [] },
      { bearerAuth: [] },
    ])
  })
})

test('the path line may be missing at the top of an operation', () => {
  const text =
    'Page\n\nToken\n\npost\n\nBody\ngrant_typestring · enumRequiredPossible values:\nResponses\npost\n/oauth2/token\n'
  const { spec, provenance } = assemblePages([{ id: 'p', file: 'p', text }])
  expect(Object.keys(spec.paths as object)).toEqual(['/oauth2/token'])
  expect(provenance.nodes['/paths/~1oauth2~1token']).toBe('p:11')
  expect(provenance.nodes['/paths/~1oauth2~1token/post']).toBe('p:5')
})

test('an operation without a title follows the last panel of the one before', () => {
  const text = 'Page\n\nOne\n\nput\n/a\n\nResponses\nput\n/a\n\nNo content\n\nget\n/a\n\nBody\n\nResponses\nget\n/a\n'
  const { spec, warnings } = assemblePages([{ id: 'p', file: 'p', text }])
  expect(follow(spec, '/paths/~1a/put/summary')).toBe('One')
  expect(follow(spec, '/paths/~1a/get/summary')).toBeUndefined()
  expect(warnings).toEqual([])
})

test('rows that are indented without end do not nest without end', () => {
  const rows = Array.from({ length: 500 }, (_, index) => `${' '.repeat(index)}a${index}objectOptional`).join('\n')
  expect(body(rows).warnings).toEqual([])
})
