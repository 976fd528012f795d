/** The glued name line in its many shapes, and text that only resembles one. */
import { describe, expect, test } from 'vitest'
import { isBareWord, readNameLine, vocabularies } from '../../../scripts/pages/gitbook-rendered-lines.ts'

/** Reads a line in a language, leaving out what is false, zero or empty. */
function read(text: string, language = 'en') {
  const vocabulary = vocabularies.find(({ labels }) => labels.language === language)
  const name = vocabulary && readNameLine(text, vocabulary)
  return (
    name &&
    Object.fromEntries(Object.entries(name).filter(([key, value]) => key === 'required' || value || key === 'name'))
  )
}

describe('name lines', () => {
  test.each([
    [
      'limitinteger · 最小: 1 · 最大: 50オプション',
      'ja',
      { name: 'limit', base: 'integer', min: 1, max: 50, required: false },
    ],
    ['stateReasonstring · enum必須', 'ja', { name: 'stateReason', base: 'string', detail: 'enum', required: true }],
    [
      'grant_typestring · enum必須可能な値:',
      'ja',
      { name: 'grant_type', base: 'string', detail: 'enum', required: true, rest: '可能な値:' },
    ],
    [
      'access_tokenstring読み取り専用必須',
      'ja',
      { name: 'access_token', base: 'string', readOnly: true, required: true },
    ],
    ['token_typeundefined · enum必須', 'ja', { name: 'token_type', base: 'undefined', detail: 'enum', required: true }],
    [
      'issuerIdstring · min: 10 · max: 10Required',
      'en',
      { name: 'issuerId', base: 'string', min: 10, max: 10, required: true },
    ],
    ['x-correlation-idstringOpcional', 'es', { name: 'x-correlation-id', base: 'string', required: false }],
    [
      'grant_typeconst: urn:ietf:params:oauth:grant-type:jwt-bearerRequired',
      'en',
      { name: 'grant_type', constant: 'urn:ietf:params:oauth:grant-type:jwt-bearer', required: true },
    ],
    [
      'operationstring · enumRequiredExample:',
      'en',
      { name: 'operation', base: 'string', detail: 'enum', required: true, rest: 'Example:' },
    ],
    [
      'createdAtstring · date-timeRequired',
      'en',
      { name: 'createdAt', base: 'string', detail: 'date-time', required: true },
    ],
    [
      'tagsstring[] · min: 1 · max: 5Optional',
      'en',
      { name: 'tags', base: 'string', arrays: 1, min: 1, max: 5, required: false },
    ],
    ['gridinteger[][]Optional', 'en', { name: 'grid', base: 'integer', arrays: 2, required: false }],
    ['ownerobject · PersonDataRequired', 'en', { name: 'owner', base: 'object', detail: 'PersonData', required: true }],
    [
      'ownersobject · PersonData[]Required',
      'en',
      { name: 'owners', base: 'object', detail: 'PersonData', arrays: 1, required: true },
    ],
    ['refstring | integer | nullOptional', 'en', { name: 'ref', base: 'string | integer | null', required: false }],
    ['notestring · nullableOptional', 'en', { name: 'note', base: 'string', nullable: true, required: false }],
    ['notestring | nullableOptional', 'en', { name: 'note', base: 'string', nullable: true, required: false }],
    [
      'nummerstring · min: 2 · kan være nullValgfri',
      'no',
      { name: 'nummer', base: 'string', min: 2, nullable: true, required: false },
    ],
    [
      'secretstringWrite-onlyRequiredDeprecated',
      'en',
      { name: 'secret', base: 'string', writeOnly: true, required: true, deprecated: true },
    ],
    ['kindDiscriminatorstringRequired', 'en', { name: 'kind', discriminator: true, base: 'string', required: true }],
    ['proofone ofOptional', 'en', { name: 'proof', base: 'one of', required: false }],
    ['anythinganyOptional', 'en', { name: 'anything', base: 'any', required: false }],
    ['mystringintegerOptional', 'en', { name: 'mystring', base: 'integer', required: false }],
    ['Other propertiesstringOptional', 'en', { name: 'Other properties', base: 'string', required: false }],
    [
      'ratenumber · min: -1.5 · max: 2e3Required',
      'en',
      { name: 'rate', base: 'number', min: -1.5, max: 2000, required: true },
    ],
    [
      'idstringRequiredThe id of the thing.Pattern: ^a$',
      'en',
      { name: 'id', base: 'string', required: true, rest: 'The id of the thing.Pattern: ^a$' },
    ],
    ['string', 'en', { name: '', base: 'string' }],
    ['object[]', 'en', { name: '', base: 'object', arrays: 1 }],
  ])('%s (%s)', (text, language, want) => {
    expect(read(text, language)).toEqual(want)
  })

  test.each([
    ['panThe funding pan value.Mstring - up to 19 digits'],
    ['expThe expiry date of the card.Mstring - 4 digits, following the format MMYY'],
    ['JSON field parameter namedescriptionMOCFormat'],
    ['Empty string supported.'],
    ['The id is a string'],
    ['limitinteger · 最小: 1オプション'],
    ['Required'],
    ['Pattern: ^[a-z]string$'],
    [''],
  ])('not: %s', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test('a word that ends like a type is told from a row that says more', () => {
    const [english] = vocabularies
    const bare = (text: string) => english && isBareWord(readNameLine(text, english) ?? Object.create(null))
    expect(bare('substring')).toBe(true)
    expect(bare('substringRequired')).toBe(false)
    expect(bare('sub-string · min: 1')).toBe(false)
  })

  test('a long hostile line is read at once', () => {
    for (const text of [
      'string'.repeat(50_000),
      `const: ${'Require'.repeat(50_000)}`,
      `a${'string · '.repeat(50_000)}`,
    ])
      read(text)
  })
})
